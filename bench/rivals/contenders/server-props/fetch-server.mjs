// For bench/fetch-runtimes: the built app where a server is a fetch function.
import { listen } from './bench-shared/listen.mjs'
import app from './dist/server/index.js'

listen((request) => app.fetch(request))
