import type { GetServerSideProps } from 'vite-plugin-server-props'
import leaf from '../components/leaf.svg?no-inline'
import styles from '../components/card.module.css'
import '../styles/page.css'

export const getServerSideProps = (async () => ({ props: {} })) satisfies GetServerSideProps

export default function Styled() {
  return (
    <main>
      <h1 className="page-title">Styled</h1>
      <p id="card" className={styles.card}>
        a card
      </p>
      <img id="asset" src={leaf} alt="a leaf" width="8" height="8" />
      <img id="public" src={`${import.meta.env.BASE_URL}dot.svg`} alt="a dot" width="8" height="8" />
    </main>
  )
}
