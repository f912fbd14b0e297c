/* Functions of mathematics for loops of float32 that the compiler turns into vector instructions:
   no branches, no tables, no calls. They compute in double, so that what is rounded to float is,
   but for a case in thousands, the float nearest to the true value, as in JavaScript; and by sums,
   products and quotients alone, so that it is the same bits on every instruction set.

   The polynomials are interpolations in Chebyshev points; `error` is the largest relative one. */
#ifndef TFJS_FUNCTIONS_H
#define TFJS_FUNCTIONS_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#if defined(_MSC_VER)
#define TFJS_FUNCTION static __forceinline
#else
#define TFJS_FUNCTION static inline __attribute__((always_inline))
#endif

/* Added to a double below 2**51 it leaves the nearest whole number in the lowest bits. */
#define TFJS_WHOLE 6755399441055744.0

TFJS_FUNCTION uint64_t tfjs_bits(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

TFJS_FUNCTION double tfjs_double(uint64_t bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* exp(x) - 1 where `less` is 1, exp(x) where it is 0; infinite above 130. */
TFJS_FUNCTION double tfjs_exp_less(double x, double less) {
    double z = x < -150.0 ? -150.0 : x;
    z = z > 130.0 ? 130.0 : z;
    double shifted = z * 1.4426950408889634 + TFJS_WHOLE;
    double r = z - (shifted - TFJS_WHOLE) * 0.6931471805599453;
    /* (exp(r) - 1) / r, error 5e-12 */
    double q = 2.4876182888811128e-05;
    q = q * r + 0.00019907584949994316;
    q = q * r + 0.0013888821643057807;
    q = q * r + 0.008333283514520938;
    q = q * r + 0.04166666689113463;
    q = q * r + 0.16666666786399648;
    q = q * r + 0.49999999999797706;
    q = q * r + 0.9999999999955045;
    double power = tfjs_double((tfjs_bits(shifted) << 52) + tfjs_bits(1.0));
    return power * (r * q) + (power - less);
}

TFJS_FUNCTION double tfjs_exp(double x) { return tfjs_exp_less(x, 0.0); }

TFJS_FUNCTION double tfjs_expm1(double x) {
    double y = tfjs_exp_less(x, 1.0);
    return x == 0.0 ? x : y;
}

/* The logarithm of u, which is 1 + rest in exact arithmetic where it lies near 1. */
TFJS_FUNCTION double tfjs_log_near(double u, double rest) {
    uint64_t bits = tfjs_bits(u);
    /* The exponent that leaves a mantissa from sqrt(1/2) to sqrt(2). */
    uint64_t above = (bits - tfjs_bits(0.7071067811865476)) >> 52;
    double exponent = tfjs_double(tfjs_bits(4503599627370496.0) | (above & 0xfff));
    exponent -= 4503599627370496.0 + (above & 0x800 ? 4096.0 : 0.0);
    double m = tfjs_double(bits - (above << 52));
    double f = exponent == 0.0 ? rest : m - 1.0;
    double s = f / (f + 2.0);
    double z = s * s;
    /* log((1 + s) / (1 - s)) / s, error 2e-13 */
    double q = 0.16859491086340053;
    q = q * z + 0.18120301558625673;
    q = q * z + 0.22223477704784983;
    q = q * z + 0.28571415561662544;
    q = q * z + 0.4000000006302894;
    q = q * z + 0.6666666666655817;
    q = q * z + 2.0000000000000004;
    double y = s * q + exponent * 0.6931471805599453;
    y = u > 0.0 ? y : (u == 0.0 ? -HUGE_VAL : NAN);
    return u == HUGE_VAL ? u : y;
}

TFJS_FUNCTION double tfjs_log(double x) { return tfjs_log_near(x, x - 1.0); }

TFJS_FUNCTION double tfjs_log1p(double x) {
    double y = tfjs_log_near(1.0 + x, x);
    return x == 0.0 ? x : y;
}

TFJS_FUNCTION double tfjs_sinh(double x) {
    double less = tfjs_expm1(fabs(x));
    return copysign(0.5 * (less + less / (less + 1.0)), x);
}

TFJS_FUNCTION double tfjs_cosh(double x) {
    double power = tfjs_exp(fabs(x));
    return 0.5 * (power + 1.0 / power);
}

TFJS_FUNCTION double tfjs_tanh(double x) {
    double a = fabs(x);
    double less = tfjs_expm1(2.0 * (a > 20.0 ? 20.0 : a));
    return copysign(less / (less + 2.0), x);
}

TFJS_FUNCTION double tfjs_sigmoid(double x) { return 1.0 / (1.0 + tfjs_exp(-x)); }

TFJS_FUNCTION double tfjs_asinh(double x) {
    double a = fabs(x);
    double y = tfjs_log1p(a + a * a / (1.0 + sqrt(a * a + 1.0)));
    return copysign(a == HUGE_VAL ? a : y, x);
}

TFJS_FUNCTION double tfjs_acosh(double x) {
    double t = x - 1.0;
    double y = tfjs_log1p(t + sqrt(t * (t + 2.0)));
    return x < 1.0 ? NAN : y;
}

TFJS_FUNCTION double tfjs_atanh(double x) {
    double a = fabs(x);
    return copysign(0.5 * tfjs_log1p(2.0 * a / (1.0 - a)), x);
}

/* Sine (quarter 0), or cosine (quarter 1), for |x| up to TFJS_TURNS. */
#define TFJS_TURNS 100000.0f
TFJS_FUNCTION double tfjs_wave(double x, uint64_t quarter) {
    double shifted = x * 0.6366197723675814 + TFJS_WHOLE;
    double turns = shifted - TFJS_WHOLE;
    uint64_t where = tfjs_bits(shifted) + quarter;
    double r = (x - turns * 1.5707963267341256) - turns * 6.077100506506192e-11;
    double z = r * r;
    /* sin(r) / r, error 5e-15 */
    double s = -2.4755988106203687e-08;
    s = s * z + 2.7555264093968312e-06;
    s = s * z - 0.00019841263261734896;
    s = s * z + 0.008333333323809618;
    s = s * z - 0.1666666666661625;
    s = (s * z + 0.9999999999999956) * r;
    /* cos(r), error 2e-15 */
    double c = 2.064845959222252e-09;
    c = c * z - 2.7555519706359784e-07;
    c = c * z + 2.4801580183667377e-05;
    c = c * z - 0.001388888887410237;
    c = c * z + 0.041666666666513245;
    c = c * z - 0.49999999999999317;
    c = c * z + 1.0000000000000004;
    double y = where & 1 ? c : s;
    return where & 2 ? -y : y;
}

TFJS_FUNCTION double tfjs_sin(double x) {
    double y = tfjs_wave(x, 0);
    return x == 0.0 ? x : y;
}

TFJS_FUNCTION double tfjs_cos(double x) { return tfjs_wave(x, 1); }

TFJS_FUNCTION double tfjs_tan(double x) {
    double y = tfjs_wave(x, 0) / tfjs_wave(x, 1);
    return x == 0.0 ? x : y;
}

/* The angle of (x, y), as atan2. */
TFJS_FUNCTION double tfjs_angle(double y, double x) {
    double up = fabs(y), along = fabs(x);
    double larger = up > along ? up : along;
    double smaller = up > along ? along : up;
    /* Between tan(pi/8) and 1 the angle to the diagonal is taken. */
    int steep = smaller > 0.41421356237309503 * larger;
    double over = steep ? smaller - larger : smaller;
    double under = steep ? smaller + larger : larger;
    /* Both infinite: the diagonal; both 0: the axis. */
    over = larger == HUGE_VAL ? 0.0 : over;
    under = larger == HUGE_VAL || larger == 0.0 ? 1.0 : under;
    steep = larger == HUGE_VAL ? smaller == HUGE_VAL : steep;
    double t = over / under;
    double z = t * t;
    /* atan(t) / t, error 7e-13 */
    double q = -0.03766116306739194;
    q = q * z + 0.06974740370800243;
    q = q * z - 0.089927235446963;
    q = q * z + 0.11103481912914662;
    q = q * z - 0.14285388362505438;
    q = q * z + 0.1999999311423446;
    q = q * z - 0.33333333277671745;
    q = q * z + 0.9999999999992599;
    double angle = q * t + (steep ? 0.7853981633974483 : 0.0);
    angle = up > along ? 1.5707963267948966 - angle : angle;
    angle = copysign(1.0, x) < 0.0 ? 3.141592653589793 - angle : angle;
    angle = x != x || y != y ? NAN : angle;
    return copysign(angle, y);
}

TFJS_FUNCTION double tfjs_atan(double x) { return tfjs_angle(x, 1.0); }

TFJS_FUNCTION double tfjs_asin(double x) {
    return tfjs_angle(x, sqrt((1.0 - x) * (1.0 + x)));
}

TFJS_FUNCTION double tfjs_acos(double x) {
    return fabs(tfjs_angle(sqrt((1.0 - x) * (1.0 + x)), x));
}

TFJS_FUNCTION double tfjs_erf(double x) {
    double a = fabs(x);
    double z = a < 1.0 ? a * a : 1.0;
    /* erf(a) / a for a below 1, error 1e-12 */
    double near = 1.0590670784666374e-06;
    near = near * z - 1.3909973082479259e-05;
    near = near * z + 0.00011956684547594433;
    near = near * z - 0.0008542649944731051;
    near = near * z + 0.005223784114019624;
    near = near * z - 0.026866133416921067;
    near = near * z + 0.11283791311126906;
    near = near * z - 0.3761263888976749;
    near = (near * z + 1.128379167094688) * a;
    a = a > 4.2 ? 4.2 : a;
    double t = 1.0 / (1.0 + a);
    /* erfc(a) exp(a**2) by t, error 2e-10 */
    double g = 1.0236002535716333;
    g = g * t - 3.4685286033090095;
    g = g * t + 4.765275910237804;
    g = g * t - 2.9749146459651206;
    g = g * t + 0.358204076379476;
    g = g * t + 0.16605670583130788;
    g = g * t + 0.5774550521210158;
    g = g * t + 0.5633153693842785;
    g = g * t + 2.537329533980337e-05;
    double far = 1.0 - g * tfjs_exp(-a * a);
    double y = fabs(x) < 1.0 ? near : far;
    return copysign(x != x ? x : y, x);
}

/* x ** y as JavaScript has it: no 1 ** NaN = 1 and no (-1) ** Infinity = 1. */
TFJS_FUNCTION double tfjs_pow(double x, double y) {
    double a = fabs(x);
    double size = tfjs_exp(y * tfjs_log(a));
    /* A float from 2**24 on is even. */
    double cut = fabs(y) < 2147483648.0 ? y : 0.0;
    double shifted = cut + TFJS_WHOLE, whole = shifted - TFJS_WHOLE;
    int odd = whole == cut && (tfjs_bits(shifted) & 1);
    double below = whole == cut ? (odd ? -size : size) : NAN;
    below = a == HUGE_VAL || a == 0.0 ? (odd ? -size : size) : below;
    double z = copysign(1.0, x) < 0.0 ? below : size;
    z = a == 1.0 && fabs(y) == HUGE_VAL ? NAN : z;
    z = x != x || y != y ? NAN : z;
    return y == 0.0 ? 1.0 : z;
}

#endif
