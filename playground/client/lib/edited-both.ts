export const both = 'both one'
