/** The tables of the shop, one statement each. Money is in pence. */
export const SCHEMA: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS settings (name text PRIMARY KEY, value text NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS books (
    number int PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    title text NOT NULL,
    author text NOT NULL,
    subject text NOT NULL,
    year int NOT NULL,
    pages int NOT NULL,
    price int NOT NULL CHECK (price >= 0),
    stock int NOT NULL CHECK (stock >= 0),
    motif text NOT NULL,
    palette text NOT NULL,
    about text NOT NULL,
    added_on date NOT NULL
  )`,
  `CREATE INDEX IF NOT EXISTS books_by_subject ON books (subject, title)`,
  `CREATE TABLE IF NOT EXISTS readers (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL UNIQUE,
    name text NOT NULL,
    password text NOT NULL,
    joined_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE IF NOT EXISTS reviews (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    book int NOT NULL REFERENCES books,
    reader int REFERENCES readers,
    name text NOT NULL,
    stars int NOT NULL CHECK (stars BETWEEN 1 AND 5),
    body text NOT NULL,
    written_on date NOT NULL DEFAULT current_date,
    UNIQUE (book, reader)
  )`,
  `CREATE TABLE IF NOT EXISTS wishes (
    reader int NOT NULL REFERENCES readers,
    book int NOT NULL REFERENCES books,
    added_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (reader, book)
  )`,
  `CREATE TABLE IF NOT EXISTS basket_lines (
    basket text NOT NULL,
    book int NOT NULL REFERENCES books,
    quantity int NOT NULL CHECK (quantity BETWEEN 1 AND 9),
    added_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (basket, book)
  )`,
  `CREATE TABLE IF NOT EXISTS orders (
    number int GENERATED ALWAYS AS IDENTITY (START WITH 10412) PRIMARY KEY,
    reader int NOT NULL REFERENCES readers,
    placed_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE IF NOT EXISTS order_lines (
    order_number int NOT NULL REFERENCES orders,
    book int NOT NULL REFERENCES books,
    quantity int NOT NULL,
    price int NOT NULL,
    PRIMARY KEY (order_number, book)
  )`,
  `CREATE TABLE IF NOT EXISTS help_pages (
    path text PRIMARY KEY,
    title text NOT NULL,
    summary text NOT NULL,
    body text NOT NULL,
    place int NOT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS rates (
    currency text PRIMARY KEY,
    name text NOT NULL,
    per_pound numeric NOT NULL,
    digits int NOT NULL
  )`,
]
