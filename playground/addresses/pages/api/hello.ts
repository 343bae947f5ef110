interface Answer {
  json(body: object): void
}

export default function hello(_request: object, response: Answer) {
  response.json({ hello: 'world' })
}
