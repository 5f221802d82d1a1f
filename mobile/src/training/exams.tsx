import { useLocation, useParams } from 'wouter'
import { Link } from 'wouter'
import { ExamRoom } from '@guanjia/ui/exams/exam-room.tsx'
import { OwnExams } from '@guanjia/ui/exams/own-list.tsx'
import { PaperReview } from '@guanjia/ui/exams/review.tsx'
import { WrongBook } from '@guanjia/ui/exams/book.tsx'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { Refreshable } from '../kit/list.tsx'
import { problemText } from '../kit/problem.tsx'
import { toast } from '../kit/toast.tsx'

function useComplain(): (error: unknown) => void {
  const t = useT()
  return (error) => toast(problemText(t, error), 'bad')
}

/** My exams on the phone, and the way to what went wrong. */
export function Exams() {
  const t = useT()
  const [, go] = useLocation()
  return (
    <Page title={t('exam.title')} back="/me">
      <Refreshable modules={['exams']}>
        <OwnExams onEnter={(id) => go(`/exams/${id}/sit`)} onReview={(id) => go(`/exams/${id}`)} onProblem={useComplain()} />
        <p className="page-hint"><Link href="/wrong-answers">{t('exam.book.title')}</Link></p>
      </Refreshable>
    </Page>
  )
}

export function SitExam() {
  const t = useT()
  const { id = '' } = useParams<{ id: string }>()
  const [, go] = useLocation()
  return <Page title={t('exam.title')} back="/exams"><ExamRoom id={id} device={t('mobileTraining.phone')} onLeave={() => go('/exams', { replace: true })} /></Page>
}

export function ExamReview() {
  const t = useT()
  const { id = '' } = useParams<{ id: string }>()
  return <Page title={t('exam.review')} back="/exams"><PaperReview id={id} onTold={(words) => toast(words)} onProblem={useComplain()} /></Page>
}

export function WrongAnswers() {
  const t = useT()
  return <Page title={t('exam.book.title')} back="/exams"><WrongBook onProblem={useComplain()} /></Page>
}
