import { createContext, useContext } from 'react'

export const Navigate = createContext(null)

export function Link({ href, children }) {
  const navigate = useContext(Navigate)
  return (
    <a
      href={href}
      onClick={(event) => {
        event.preventDefault()
        navigate(href)
      }}
    >
      {children}
    </a>
  )
}
