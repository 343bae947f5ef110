import type { ReactElement } from 'react'
import type { Motif } from '../lib/cover.js'

interface Colours {
  readonly shape: string
  readonly accent: string
}

/** The drawing of each motif, below the title, in a picture of 200 by 300. */
export const DRAWINGS: Readonly<Record<Motif, (colours: Colours) => ReactElement>> = {
  waves: ({ shape, accent }) => (
    <g fill="none" stroke={shape} strokeWidth="9" strokeLinecap="round">
      {[160, 184, 232].map((y) => (
        <path key={y} d={toWave(y)} />
      ))}
      <path d={toWave(208)} stroke={accent} />
    </g>
  ),
  sun: ({ shape, accent }) => (
    <g>
      <circle cx="100" cy="208" r="52" fill={accent} />
      <path d="M0 208h200v60H0z" fill={shape} />
      <path d="M40 222h120M58 236h84M76 250h48" stroke={accent} strokeWidth="4" strokeLinecap="round" />
    </g>
  ),
  hills: ({ shape, accent }) => (
    <g>
      <circle cx="146" cy="166" r="20" fill={accent} />
      <path d="M0 230 55 168l42 44 34-30 69 62v30H0z" fill={shape} />
      <path d="M0 258q60-52 112-14t88-6v34H0z" fill={accent} opacity="0.55" />
    </g>
  ),
  grid: ({ shape, accent }) => (
    <g>
      {Array.from({ length: 24 }, (_, index) => (
        <rect
          key={index}
          x={18 + (index % 6) * 28}
          y={152 + Math.floor(index / 6) * 27}
          width="22"
          height="21"
          fill={(index * 7) % 5 === 1 ? accent : shape}
        />
      ))}
    </g>
  ),
  rings: ({ shape, accent }) => (
    <g fill="none" strokeWidth="8">
      {[58, 42, 26].map((radius) => (
        <circle key={radius} cx="100" cy="206" r={radius} stroke={shape} />
      ))}
      <circle cx="100" cy="206" r="9" fill={accent} stroke={accent} />
    </g>
  ),
  leaves: ({ shape, accent }) => (
    <g>
      <path d="M100 268V150" stroke={accent} strokeWidth="3" />
      {[166, 192, 218, 244].map((y) => (
        <g key={y} fill={shape}>
          <path d={`M100 ${y + 14}q-12-34-52-28 6 34 52 28z`} />
          <path d={`M100 ${y + 14}q12-34 52-28-6 34-52 28z`} />
        </g>
      ))}
    </g>
  ),
  rain: ({ shape, accent }) => (
    <g strokeWidth="4" strokeLinecap="round">
      {Array.from({ length: 28 }, (_, index) => {
        const x = 20 + (index % 7) * 27
        const y = 150 + Math.floor(index / 7) * 29 + (index % 2) * 10
        return <path key={index} d={`M${x} ${y}l-7 17`} stroke={index % 9 === 4 ? accent : shape} />
      })}
    </g>
  ),
  stars: ({ shape, accent }) => (
    <g>
      <path d="M138 150a36 36 0 1 0 34 52 30 30 0 0 1-34-52z" fill={accent} />
      {STARS.map(([x, y, size]) => (
        <path
          key={`${x} ${y}`}
          d={`M${x} ${y - size}l${size / 4} ${size * 0.75} ${size * 0.75} ${size / 4}-${size * 0.75} ${size / 4}-${size / 4} ${size * 0.75}-${size / 4}-${size * 0.75}-${size * 0.75}-${size / 4} ${size * 0.75}-${size / 4}z`}
          fill={size > 8 ? accent : shape}
        />
      ))}
    </g>
  ),
  arches: ({ shape, accent }) => (
    <g fill="none" strokeWidth="11">
      <path d="M34 272v-58a66 66 0 0 1 132 0v58" stroke={shape} />
      <path d="M56 272v-56a44 44 0 0 1 88 0v56" stroke={accent} />
      <path d="M78 272v-54a22 22 0 0 1 44 0v54" stroke={shape} />
    </g>
  ),
  bars: ({ shape, accent }) => (
    <g>
      {[52, 84, 66, 108, 92, 46, 74, 98, 60].map((height, index) => (
        <rect
          key={height}
          x={19 + index * 18.4}
          y={266 - height}
          width="13"
          height={height}
          fill={index === 3 || index === 7 ? accent : shape}
        />
      ))}
    </g>
  ),
}

const STARS = [
  [36, 166, 10],
  [78, 150, 6],
  [62, 208, 7],
  [30, 238, 6],
  [102, 240, 11],
  [92, 190, 5],
  [156, 244, 7],
] as const

function toWave(y: number): string {
  return `M-10 ${y}q27.5-24 55 0t55 0 55 0 55 0`
}
