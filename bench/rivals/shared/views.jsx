import { useState } from 'react'

// The two pages every contender renders. Navigation is the contender's own
// link element, handed in as `link`; the rest is the same code everywhere.

export function HelloView({ name, now, link }) {
  const [count, setCount] = useState(0)
  return (
    <main>
      <h1>Hello {name}</h1>
      <p>Rendered at {now}</p>
      <button type="button" onClick={() => setCount((c) => c + 1)}>
        clicked {count}
      </button>
      {link}
    </main>
  )
}

export function ListView({ rows, now, link }) {
  return (
    <main>
      <h1>{rows.length} books</h1>
      <p>Rendered at {now}</p>
      <table>
        <thead>
          <tr>
            <th>Id</th>
            <th>Title</th>
            <th>Author</th>
            <th>Price</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.id}</td>
              <td>{row.title}</td>
              <td>{row.author}</td>
              <td>{row.price}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {link}
    </main>
  )
}
