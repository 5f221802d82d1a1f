import { Link } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/index.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import type { CompetenceFile } from '@guanjia/contract/competence.ts'
import { Page } from '../app/page.tsx'
import { useSession } from '../app/session.tsx'
import { Facts, Section, fact } from '../kit/facts.tsx'
import { WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import './my-competence.css'

/** My competence file: what my post asks for, what I have, how I did. */
export function MyCompetence() {
  const t = useT()
  const { employeeId } = useSession()
  const found = useCall('competence.getCompetenceFile', { params: { id: employeeId ?? '' } }, { enabled: employeeId !== null })
  return <Page title={t('competence.tabs.file')} back="/practicals">{found.data ? <File file={found.data} /> : found.error ? <WholePageProblem error={found.error} onRetry={() => void found.refetch()} /> : <Rows />}</Page>
}

function File({ file }: { file: CompetenceFile }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return (
    <>
      <section className="card form"><Facts items={[fact(t('competence.file.position'), file.position), fact(t('competence.file.joined'), file.joinedOn), fact(t('competence.file.skills'), file.skills.join('、')), fact(t('competence.file.onboarding'), file.onboarding && label('onboardingState', file.onboarding.state))]} /></section>
      <Section title={t('competence.file.requirements')}>
        <Lines rows={file.requirements.map((one) => ({ key: `${one.kind} ${one.name}`, words: `${label('requirementKind', one.kind)} · ${one.name}`, aside: one.state === 'expiring' ? `${label('matrixState', one.state)} ${one.until ?? ''}` : label('matrixState', one.state), isBad: one.state === 'missing' }))} />
      </Section>
      <Section title={t('competence.file.certificates')}>
        <Lines rows={file.certificates.map((one) => ({ key: one.id, words: `${one.kind} ${one.validUntil}`, aside: label('certificateState', one.state), isBad: one.state === 'expired' }))} />
      </Section>
      <Section title={t('competence.file.practicals')}>
        <Lines rows={file.practicals.map((one) => ({ key: one.id, href: `/practicals/${one.id}`, words: `${one.rubric} · ${time.at(one.at)}`, aside: `${one.percent ?? '—'}% ${label('practicalResult', one.result)}`, isBad: one.result === 'failed' }))} />
      </Section>
      <Section title={t('competence.file.exams')}>
        <Lines rows={file.exams.map((one) => ({ key: one.sittingId, href: `/exams/${one.sittingId}`, words: `${one.title} · ${time.at(one.at)}`, aside: `${one.percent ?? '—'}% ${label('practicalResult', one.isPassed ? 'passed' : 'failed')}`, isBad: !one.isPassed }))} />
      </Section>
      <Section title={t('competence.file.courses')}>
        <Lines rows={file.courses.map((one) => ({ key: one.id, href: `/courses/${one.id}`, words: one.name, aside: t('competence.file.done', { done: one.done, parts: one.parts }), isBad: false }))} />
      </Section>
      {file.sections.map((section) => (
        <Section key={section.key} title={t(`competence.file.${section.key}`)}>
          <Lines rows={section.rows.map((one, n) => ({ key: String(n), words: `${one.at} ${one.text}`, aside: String(one.value ?? ''), isBad: false }))} />
        </Section>
      ))}
    </>
  )
}

function Lines({ rows }: { rows: readonly { key: string; href?: string; words: string; aside: string; isBad: boolean }[] }) {
  const t = useT()
  if (rows.length === 0) return <p className="muted">{t('competence.file.nothing')}</p>
  return (
    <ul className="competence-lines">
      {rows.map((row) => <li key={row.key}>{row.href ? <Link href={row.href}>{row.words}</Link> : <span>{row.words}</span>}<span className={row.isBad ? 'is-bad' : 'muted'}>{row.isBad && '▲ '}{row.aside}</span></li>)}
    </ul>
  )
}
