/** While elements are linked to each other; read-only afterwards. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };
