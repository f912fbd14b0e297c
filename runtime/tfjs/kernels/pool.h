/* Threads that share the tiles of one job at a time.

   The caller takes tiles too and never waits for a thread that has not begun: where other programs
   have the cores, it does all tiles itself, instead of standing at a barrier until the system gives
   each thread its turn. Threads that found no job look out for the next one for some microseconds
   and then sleep. */
#ifndef TFJS_POOL_H
#define TFJS_POOL_H

#include <stdint.h>

typedef void (*tfjs_tile)(void *context, int64_t tile);

#if defined(_WIN32)
#include <process.h>
#include <windows.h>
typedef SRWLOCK tfjs_lock;
typedef CONDITION_VARIABLE tfjs_signal;
#define TFJS_LOCK_INIT SRWLOCK_INIT
#define TFJS_SIGNAL_INIT CONDITION_VARIABLE_INIT
#define tfjs_acquire(l) AcquireSRWLockExclusive(l)
#define tfjs_release(l) ReleaseSRWLockExclusive(l)
#define tfjs_wait(s, l) SleepConditionVariableSRW(s, l, INFINITE, 0)
#define tfjs_wake_all(s) WakeAllConditionVariable(s)
#define tfjs_add(p, n) InterlockedExchangeAdd64((volatile LONG64 *)(p), n)
#define tfjs_load(p) InterlockedExchangeAdd64((volatile LONG64 *)(p), 0)
#define tfjs_store(p, n) InterlockedExchange64((volatile LONG64 *)(p), n)
#define tfjs_pause() YieldProcessor()
#else
#include <pthread.h>
typedef pthread_mutex_t tfjs_lock;
typedef pthread_cond_t tfjs_signal;
#define TFJS_LOCK_INIT PTHREAD_MUTEX_INITIALIZER
#define TFJS_SIGNAL_INIT PTHREAD_COND_INITIALIZER
#define tfjs_acquire(l) pthread_mutex_lock(l)
#define tfjs_release(l) pthread_mutex_unlock(l)
#define tfjs_wait(s, l) pthread_cond_wait(s, l)
#define tfjs_wake_all(s) pthread_cond_broadcast(s)
#define tfjs_add(p, n) __atomic_fetch_add(p, n, __ATOMIC_ACQ_REL)
#define tfjs_load(p) __atomic_load_n(p, __ATOMIC_ACQUIRE)
#define tfjs_store(p, n) __atomic_store_n(p, n, __ATOMIC_RELEASE)
#if defined(__x86_64__) || defined(__i386__)
#define tfjs_pause() __builtin_ia32_pause()
#else
#define tfjs_pause() ((void)0)
#endif
#endif

enum { TFJS_LOOKS = 2000 }; /* pauses of a few nanoseconds to tens of them, by processor */

static struct {
    tfjs_lock lock;
    tfjs_signal job_here, job_left;
    int64_t jobs;    /* how many jobs there have been: a new one is a new number */
    int64_t busy;    /* whether a caller has the threads */
    int64_t started; /* threads that exist */
    int64_t asleep;  /* threads that wait for job_here */
    /* The job; under the lock but for next. */
    int64_t open;   /* how many more threads may begin */
    int64_t inside; /* threads that work on tiles */
    int64_t next, tiles;
    tfjs_tile call;
    void *context;
} tfjs_pool = {TFJS_LOCK_INIT, TFJS_SIGNAL_INIT, TFJS_SIGNAL_INIT};

static void tfjs_work_on_tiles(tfjs_tile call, void *context, int64_t tiles) {
    int64_t tile;
    while ((tile = tfjs_add(&tfjs_pool.next, 1)) < tiles) call(context, tile);
}

static void tfjs_thread_main(void) {
    int64_t seen = 0;
    for (;;) {
        for (int look = 0; look < TFJS_LOOKS && tfjs_load(&tfjs_pool.jobs) == seen; look += 1) {
            tfjs_pause();
        }
        tfjs_acquire(&tfjs_pool.lock);
        while (tfjs_pool.jobs == seen) {
            tfjs_pool.asleep += 1;
            tfjs_wait(&tfjs_pool.job_here, &tfjs_pool.lock);
            tfjs_pool.asleep -= 1;
        }
        seen = tfjs_pool.jobs;
        if (tfjs_pool.open > 0) {
            tfjs_tile call = tfjs_pool.call;
            void *context = tfjs_pool.context;
            int64_t tiles = tfjs_pool.tiles;
            tfjs_pool.open -= 1;
            tfjs_store(&tfjs_pool.inside, tfjs_pool.inside + 1);
            tfjs_release(&tfjs_pool.lock);
            tfjs_work_on_tiles(call, context, tiles);
            tfjs_acquire(&tfjs_pool.lock);
            tfjs_store(&tfjs_pool.inside, tfjs_pool.inside - 1);
            if (tfjs_pool.inside == 0) tfjs_wake_all(&tfjs_pool.job_left);
        }
        tfjs_release(&tfjs_pool.lock);
    }
}

#if defined(_WIN32)
static unsigned __stdcall tfjs_thread(void *unused) {
    tfjs_thread_main();
    return 0;
}
static int tfjs_start_thread(void) {
    HANDLE thread = (HANDLE)_beginthreadex(NULL, 0, tfjs_thread, NULL, 0, NULL);
    if (thread == NULL) return 0;
    CloseHandle(thread);
    return 1;
}
#else
#include <signal.h>
static void *tfjs_thread(void *unused) {
    (void)unused;
    tfjs_thread_main();
    return NULL;
}
static int tfjs_start_thread(void) {
    pthread_t thread;
    pthread_attr_t attributes;
    sigset_t every, before;
    /* Signals are for Python's own threads. */
    sigfillset(&every);
    pthread_sigmask(SIG_BLOCK, &every, &before);
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attributes, 4 << 20);
    int failed = pthread_create(&thread, &attributes, tfjs_thread, NULL);
    pthread_attr_destroy(&attributes);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return !failed;
}
#endif

/* call(context, i) for every i below tiles on up to `threads` threads, the caller's among them. */
static void tfjs_share(tfjs_tile call, void *context, int64_t tiles, int64_t threads) {
    int64_t tile, helpers = (threads < tiles ? threads : tiles) - 1;
    if (helpers < 1 || tfjs_add(&tfjs_pool.busy, 1) != 0) {
        /* Another thread of Python has the pool; it gives it back by itself. */
        if (helpers >= 1) tfjs_add(&tfjs_pool.busy, -1);
        for (tile = 0; tile < tiles; tile += 1) call(context, tile);
        return;
    }
    tfjs_acquire(&tfjs_pool.lock);
    while (tfjs_pool.started < helpers && tfjs_start_thread()) tfjs_pool.started += 1;
    tfjs_pool.call = call;
    tfjs_pool.context = context;
    tfjs_pool.tiles = tiles;
    tfjs_pool.open = helpers;
    tfjs_store(&tfjs_pool.next, 0);
    tfjs_store(&tfjs_pool.jobs, tfjs_pool.jobs + 1);
    if (tfjs_pool.asleep > 0) tfjs_wake_all(&tfjs_pool.job_here);
    tfjs_release(&tfjs_pool.lock);

    tfjs_work_on_tiles(call, context, tiles);

    tfjs_acquire(&tfjs_pool.lock);
    tfjs_pool.open = 0; /* who has not begun yet is too late */
    if (tfjs_pool.inside > 0) {
        tfjs_release(&tfjs_pool.lock);
        for (int look = 0; look < TFJS_LOOKS && tfjs_load(&tfjs_pool.inside) > 0; look += 1) {
            tfjs_pause();
        }
        tfjs_acquire(&tfjs_pool.lock);
        while (tfjs_pool.inside > 0) tfjs_wait(&tfjs_pool.job_left, &tfjs_pool.lock);
    }
    tfjs_release(&tfjs_pool.lock);
    tfjs_add(&tfjs_pool.busy, -1);
}

#endif
