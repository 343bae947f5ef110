/// <reference types="vite-plugin-server-props/next-types" />

// NOTE: This file should not be edited.
// vite-plugin-server-props writes it, so that TypeScript knows next and its parts without next installed.
