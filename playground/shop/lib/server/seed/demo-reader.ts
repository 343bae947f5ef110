/** Who can sign in from the start; the sign-in page says so. */
export const DEMO_READER = { email: 'reader@example.com', name: 'Robin', password: 'a book a day' } as const
