import { useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { Link, useParams } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import './redress.css'
import { Page } from '../app/page.tsx'
import { Section } from '../kit/facts.tsx'
import { LineField } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { CaseTeaching } from './taught.tsx'

/** The case library to read on the way: what happened, and what is to be learnt. */
export function Library() {
  const t = useT()
  const [q, setQ] = useState('')
  const found = useCall('redress.listLibraryCases', { query: { limit: 50, filter: { q: q.trim() || undefined, status: 'published' } } }, { placeholderData: keepPreviousData })
  return (
    <Page title={t('mobileRedress.library')} back="/me">
      <LineField label={t('mobileRedress.search')} max={100} value={q} onChange={setQ} />
      <ProblemNote error={found.error} />
      {found.isPending && <Rows count={4} />}
      {found.data?.items.length === 0 && <p className="muted page-hint">{t('mobileRedress.nothing')}</p>}
      {found.data?.items.map((one) => (
        <Link key={one.id} href={`/library/${one.id}`} className="card redress-card">
          <strong>{one.title}</strong>
          <p className="muted">{one.lesson}</p>
        </Link>
      ))}
    </Page>
  )
}

export function LibraryCase() {
  const t = useT()
  const { id = '' } = useParams()
  const found = useCall('redress.getLibraryCase', { params: { id } })
  const one = found.data
  return (
    <Page title={t('mobileRedress.case')} back="/library">
      <ProblemNote error={found.error} />
      {found.isPending && <Rows count={3} />}
      {one && (
        <>
          <h2 className="redress-title">{one.title}</h2>
          {(['story', 'analysis', 'lesson', 'improvement'] as const).map(
            (part) =>
              one[part] && (
                <Section key={part} title={t(`mobileRedress.${part}`)}>
                  <p className="redress-words">{one[part]}</p>
                </Section>
              ),
          )}
          <CaseTeaching id={one.id} />
        </>
      )}
    </Page>
  )
}
