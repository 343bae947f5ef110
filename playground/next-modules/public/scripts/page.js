;(window.order ??= []).push('page')
