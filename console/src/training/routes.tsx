import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { rootRoute, shellRoute } from '../shell/shell-route.tsx'

export const trainingRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/training', component: lazyRouteComponent(() => import('./own.tsx'), 'OwnExamsPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/wrong-answers', component: lazyRouteComponent(() => import('./own.tsx'), 'WrongBookPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/sit/$id', component: lazyRouteComponent(() => import('./own.tsx'), 'SitPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/papers/$id', component: lazyRouteComponent(() => import('./own.tsx'), 'ReviewPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/exams', validateSearch: textSearch('q', 'state', 'toMark', 'from', 'to'), component: lazyRouteComponent(() => import('./exam-list.tsx'), 'ExamList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/exams/$id', component: lazyRouteComponent(() => import('./exam-page.tsx'), 'ExamPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/questions', validateSearch: textSearch('q', 'type', 'topic', 'post', 'difficulty', 'state', 'answered'), component: lazyRouteComponent(() => import('./question-list.tsx'), 'QuestionList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/questions/$id', component: lazyRouteComponent(() => import('./question-page.tsx'), 'QuestionPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/blueprints', component: lazyRouteComponent(() => import('./blueprints.tsx'), 'Blueprints') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/marking', component: lazyRouteComponent(() => import('./marking.tsx'), 'Marking') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/certificates', validateSearch: textSearch('q', 'valid', 'mine'), component: lazyRouteComponent(() => import('./certificates.tsx'), 'Certificates') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/figures', validateSearch: textSearch('from', 'to'), component: lazyRouteComponent(() => import('./figures.tsx'), 'ExamFigures') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/courses', validateSearch: textSearch('q', 'topic', 'post', 'state', 'unfinished'), component: lazyRouteComponent(() => import('./course-list.tsx'), 'CourseList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/courses/$id', component: lazyRouteComponent(() => import('./course-page.tsx'), 'CoursePage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/sessions', validateSearch: textSearch('q', 'state', 'kind', 'mine', 'from', 'to', 'planLine', 'course', 'title', 'as', 'zone', 'team'), component: lazyRouteComponent(() => import('./session-list.tsx'), 'SessionList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/sessions/$id', component: lazyRouteComponent(() => import('./session-page.tsx'), 'SessionPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/programmes', component: lazyRouteComponent(() => import('./programmes.tsx'), 'ProgrammeList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/lessons', validateSearch: textSearch('q', 'kind', 'topic', 'state'), component: lazyRouteComponent(() => import('./lessons.tsx'), 'LessonList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/exchanges', validateSearch: textSearch('q', 'form', 'from', 'to'), component: lazyRouteComponent(() => import('./exchanges.tsx'), 'ExchangeList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/plan', validateSearch: textSearch('year'), component: lazyRouteComponent(() => import('./plan.tsx'), 'TrainingPlan') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/practicals', validateSearch: textSearch('q', 'state', 'result', 'purpose', 'rubricId', 'employeeId', 'mine', 'from', 'to'), component: lazyRouteComponent(() => import('./competence/practical-list.tsx'), 'PracticalList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/practicals/$id', component: lazyRouteComponent(() => import('./competence/practical-page.tsx'), 'PracticalPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/rubrics', component: lazyRouteComponent(() => import('./competence/rubrics.tsx'), 'Rubrics') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/onboarding', validateSearch: textSearch('q', 'state', 'post', 'overdue', 'mine'), component: lazyRouteComponent(() => import('./competence/onboarding-list.tsx'), 'OnboardingList') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/onboarding/$id', component: lazyRouteComponent(() => import('./competence/onboarding-page.tsx'), 'OnboardingPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/matrix', validateSearch: textSearch('post', 'kind', 'gaps'), component: lazyRouteComponent(() => import('./competence/matrix.tsx'), 'SkillMatrix') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/ledger', validateSearch: textSearch('state', 'kind', 'current'), component: lazyRouteComponent(() => import('./competence/ledger.tsx'), 'CertificateLedger') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/promotions', validateSearch: textSearch('state', 'kind'), component: lazyRouteComponent(() => import('./competence/promotions.tsx'), 'Promotions') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/file', component: lazyRouteComponent(() => import('./competence/file-page.tsx'), 'OwnFilePage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/training/files/$id', component: lazyRouteComponent(() => import('./competence/file-page.tsx'), 'FilePage') }),
] as const

/** For anybody who holds a certificate: no sign-in. */
export const certificateRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/certificates', component: lazyRouteComponent(() => import('./certificate-check.tsx'), 'CertificateCheck') }),
  createRoute({ getParentRoute: () => rootRoute, path: '/certificates/$code', component: lazyRouteComponent(() => import('./certificate-check.tsx'), 'CertificateCheck') }),
] as const
