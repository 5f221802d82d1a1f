import { EditOutlined, PrinterOutlined } from '@ant-design/icons'
import { Alert, App, Button } from 'antd'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Article } from '@guanjia/contract/knowledge.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { Timeline } from '../kit/timeline.tsx'
import { useMay } from '../session/session.tsx'
import { ArticleBody } from './article-body.tsx'
import { ArticleTags } from './article-tags.tsx'
import { Receipts } from './receipts.tsx'

const GiveForm = lazy(() => import('./receipts.tsx').then(({ GiveForm }) => ({ default: GiveForm })))

/** One article as it is read; the versions before it stay readable for ever. */
export function ArticlePage() {
  const { id } = useParams({ from: '/shell/knowledge/$id' })
  const { version } = useSearch({ from: '/shell/knowledge/$id' })
  const article = useCall('knowledge.getArticle', { params: { id }, query: version ? { version: Number(version) } : {} })
  if (!article.data) return <RecordWaiting error={article.error} onRetry={() => void article.refetch()} />
  return <Page key={`${id}:${version ?? ''}`} article={article.data} />
}

function Page({ article }: { article: Article }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const navigate = useNavigate()
  const complain = useComplain()
  const { message, modal } = App.useApp()
  const [giving, setGiving] = useState(false)
  const act = useAct('knowledge.actOnArticle', ['knowledge'])
  const timeline = useCall('knowledge.articleTimeline', { params: { id: article.id } })
  const isNewest = article.shownVersion === (article.publishedVersion ?? article.draftVersion ?? article.shownVersion)
  const doIt = (action: Article['allowedActions'][number]): void =>
    act.mutate(
      { params: { id: article.id }, body: { action, version: article.version } },
      {
        onError: complain,
        onSuccess: () => {
          void message.success(t(`knowledge.done.${action}`))
          void navigate({ to: '/knowledge/$id', params: { id: article.id }, search: {}, replace: true })
        },
      },
    )
  const ask = (action: 'withdraw' | 'discard_draft'): void =>
    void modal.confirm({ title: label('articleAction', action), content: t(`knowledge.ask.${action}`), okText: label('articleAction', action), cancelText: t('shell.cancel'), onOk: () => doIt(action) })
  const acts: Act[] = []
  if (article.allowedActions.includes('publish')) acts.push({ key: 'publish', text: label('articleAction', 'publish'), onClick: () => doIt('publish') })
  if (article.kind === 'document' && article.publishedVersion !== null && may('cases:register')) acts.push({ key: 'give', text: t('knowledge.receipt.give'), onClick: () => setGiving(true) })
  if (may('knowledge:keep')) acts.push({ key: 'edit', text: t('knowledge.edit'), icon: <EditOutlined />, onClick: () => void navigate({ to: '/knowledge/$id/edit', params: { id: article.id } }) })
  for (const action of ['discard_draft', 'withdraw'] as const)
    if (article.allowedActions.includes(action)) acts.push({ key: action, text: label('articleAction', action), isRare: true, isDanger: true, onClick: () => ask(action) })
  return (
    <RecordPage
      number={label('articleKind', article.kind)}
      title={article.title}
      tags={
        <>
          <ArticleTags article={article} />
          <span className="gj-quiet">{[article.topic, t('knowledge.version', { n: article.shownVersion })].filter(Boolean).join(' · ')}</span>
        </>
      }
      acts={
        <ActionBar acts={acts} hasNext={article.allowedActions.includes('publish')}>
          <Button icon={<PrinterOutlined />} aria-label={t('shell.print')} title={t('shell.print')} onClick={() => window.print()} />
        </ActionBar>
      }
      notice={
        <>
          {!isNewest && <Alert type="warning" showIcon title={t('knowledge.oldVersion', { n: article.shownVersion })} action={<Link to="/knowledge/$id" params={{ id: article.id }} search={{}}>{t('knowledge.toNewest')}</Link>} />}
          {isNewest && article.draftVersion !== null && article.publishedVersion !== null && (
            <Alert type="info" showIcon title={t('knowledge.draftWaits')} action={<Link to="/knowledge/$id" params={{ id: article.id }} search={{ version: String(article.draftVersion) }}>{t('knowledge.seeDraft')}</Link>} />
          )}
        </>
      }
      aside={
        <>
          <header>
            <h2 className="gj-grow">{t('knowledge.facts')}</h2>
          </header>
          <div className="gj-body">
            <Facts
              facts={[
                { label: t('knowledge.field.validity'), value: (article.validFrom ?? article.validTo) && `${article.validFrom ?? '…'} – ${article.validTo ?? '…'}` },
                { label: t('knowledge.field.audience'), value: label('articleAudience', article.audience) },
                { label: t('knowledge.field.service'), value: label('utility', article.service) },
                { label: t('knowledge.field.tags'), value: article.tags.join('、') },
                { label: t('knowledge.field.aliases'), value: article.content.aliases.join('、'), isWide: true },
                { label: t('knowledge.field.writtenBy'), value: `${article.writtenBy} · ${time.at(article.writtenAt)}` },
                { label: t('knowledge.field.publishedBy'), value: article.publishedAt && `${article.publishedBy ?? ''} · ${time.at(article.publishedAt)}` },
              ]}
            />
            <h3 className="gj-aside-head">{t('knowledge.versions')}</h3>
            <ul className="gj-versions">
              {article.versions.map((one) => (
                <li key={one.version} aria-current={one.version === article.shownVersion}>
                  <Link to="/knowledge/$id" params={{ id: article.id }} search={{ version: String(one.version) }}>
                    {t('knowledge.version', { n: one.version })}
                  </Link>
                  <span className="gj-quiet">{label('articleVersionState', one.state)}</span>
                  <span className="gj-quiet gj-small">{one.publishedAt && time.at(one.publishedAt)}</span>
                </li>
              ))}
            </ul>
            {(timeline.data?.items.length ?? 0) > 0 && <h3 className="gj-aside-head">{t('shell.timeline.label')}</h3>}
            <Timeline entries={timeline.data?.items} words="article" />
          </div>
        </>
      }
    >
      <FactGroup title={t('knowledge.text')}>
        <ArticleBody article={article} />
      </FactGroup>
      {article.kind === 'document' && <Receipts articleId={article.id} />}
      <Suspense>{giving && <GiveForm article={article} onClose={() => setGiving(false)} />}</Suspense>
    </RecordPage>
  )
}
