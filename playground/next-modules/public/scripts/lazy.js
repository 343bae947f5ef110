;(window.order ??= []).push('lazy')
