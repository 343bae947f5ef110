// What means something in an address, by its code.
export const HASH = 35
export const PERCENT = 37
export const DOT = 46
export const SLASH = 47
export const QUESTION_MARK = 63
export const BACKSLASH = 92
