// The names that `include` makes global in the examples.
declare function area(r: number): number;
declare function circumference(r: number): number;
declare function assertTrue(value: unknown, message?: string): void;
