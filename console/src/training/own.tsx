import { App } from 'antd'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useT } from '@guanjia/ui'
import { WrongBook } from '@guanjia/ui/exams/book.tsx'
import { ExamRoom } from '@guanjia/ui/exams/exam-room.tsx'
import { OwnExams } from '@guanjia/ui/exams/own-list.tsx'
import { PaperReview } from '@guanjia/ui/exams/review.tsx'
import { useComplain } from '../kit/problem.tsx'
import { TrainingTabs } from './tabs.tsx'

/** What I have to sit, and how it went. */
export function OwnExamsPage() {
  const t = useT()
  const navigate = useNavigate()
  return (
    <div className="gj-page">
      <div className="gj-page-head"><h1>{t('training.tabs.mine')}</h1></div>
      <TrainingTabs at="mine" />
      <OwnExams onEnter={(id) => void navigate({ to: '/training/sit/$id', params: { id } })} onReview={(id) => void navigate({ to: '/training/papers/$id', params: { id } })} onProblem={useComplain()} />
    </div>
  )
}

export function WrongBookPage() {
  const t = useT()
  return (
    <div className="gj-page">
      <div className="gj-page-head"><h1>{t('training.tabs.book')}</h1></div>
      <TrainingTabs at="book" />
      <WrongBook onProblem={useComplain()} />
    </div>
  )
}

export function SitPage() {
  const t = useT()
  const { id } = useParams({ from: '/shell/training/sit/$id' })
  const navigate = useNavigate()
  return <div className="gj-page"><ExamRoom key={id} id={id} device={t('training.computer')} onLeave={() => void navigate({ to: '/training' })} /></div>
}

export function ReviewPage() {
  const { id } = useParams({ from: '/shell/training/papers/$id' })
  const { message } = App.useApp()
  return <div className="gj-page"><PaperReview key={id} id={id} onTold={(words) => void message.success(words)} onProblem={useComplain()} /></div>
}
