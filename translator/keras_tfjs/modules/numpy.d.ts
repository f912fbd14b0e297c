// The types of numpy.js. What is drawn is a number, or nested lists of the size that is asked for.

type Size = number | number[] | null;
type Drawn = any;

interface Draws {
  random(size?: Size): Drawn;
  uniform(low?: number, high?: number, size?: Size): Drawn;
  normal(loc?: number, scale?: number, size?: Size): Drawn;
  standardNormal(size?: Size): Drawn;
  permutation(x: number): number[];
  permutation<T>(x: T[]): T[];
  shuffle(x: any[]): void;
  choice(
    a: number | any[],
    size?: Size,
    replace?: boolean,
    p?: number[],
  ): Drawn;
}

export interface RandomState extends Draws {
  seed(seed?: number | number[] | null): void;
  rand(...size: number[]): Drawn;
  randn(...size: number[]): Drawn;
  randomSample(size?: Size): Drawn;
  randint(low: number, high?: number | null, size?: Size): Drawn;
}

export interface Generator extends Draws {
  integers(
    low: number,
    high?: number | null,
    size?: Size,
    endpoint?: boolean,
  ): Drawn;
}

export const random: RandomState & {
  RandomState(seed?: number | number[] | null): RandomState;
  defaultRng(seed?: number | bigint | number[] | null): Generator;
};
