declare const brand: unique symbol;

/** A string that has been checked: it can only come from the parser of its kind, and is not taken for one of another kind. */
export type Brand<Name extends string> = string & { readonly [brand]: Name };
