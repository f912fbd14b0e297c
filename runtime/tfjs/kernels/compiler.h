/* What differs between compilers. A cloned function is compiled once per instruction set and
   chosen when the module is loaded; where the compiler or the C library cannot do that, once. */
#ifndef TFJS_COMPILER_H
#define TFJS_COMPILER_H

#if defined(__has_attribute) && defined(__x86_64__) && defined(__GLIBC__)
#if __has_attribute(target_clones)
#define TFJS_CLONED_VOID __attribute__((target_clones("default", "avx2", "avx512f"))) void
#endif
#endif
#ifndef TFJS_CLONED_VOID
#define TFJS_CLONED_VOID void
#endif

#if defined(_MSC_VER)
#define TFJS_INLINED_VOID __forceinline void
#define TFJS_THREAD_LOCAL __declspec(thread)
#else
#define TFJS_INLINED_VOID __attribute__((always_inline)) void
#define TFJS_THREAD_LOCAL _Thread_local
#endif

#endif
