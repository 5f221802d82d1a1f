/** The monthly quality score. */
export const scores = {
  title: 'Monthly scores', month: 'Month', close: 'Close the month', closeAsk: 'Close the scores of {{month}}?', closeHint: 'Closed scores never change; what becomes known later counts in the next month, as late.', closed: 'Closed', live: 'Live; closes by itself on {{day}}', closedAt: 'Closed {{at}} ({{by}})', back: 'Back to the ranking',
  siteTotal: 'Score of the site', capped: 'Capped by a red line', noData: 'No data this month (weight {{weight}} %)', weighs: 'Weighs {{weight}} %', people: 'Ranking of people', top: 'Ranking of people (first three and yourself)', hidden: '{{n}} more; only the first three are published', empty: 'Nothing was rated or checked this month', name: 'Name', team: 'Team', rank: 'Place', total: 'Total', me: '(me)',
  teams: 'Ranking of teams', heads: 'People', mean: 'Mean', part: { customer: 'Customers', mystery: 'Mystery visitor', internal: 'Internal check' }, template: { site: 'Site', employee: 'Colleague' },
  stillLive: 'Not closed yet, moves with ratings and checks', frozen: 'Closed {{at}}', shrink: 'Few answers are drawn to the base: {{n}} answers of {{score}} are counted first', wholeMonth: 'Whole month', late: 'known only after the month before had closed', full: 'nothing lost',
  source: { return_visit: 'Return visit {{n}}', rating: 'Rating {{n}}', reception: 'Visit at the desk {{n}}', mystery_visit: 'Mystery visit {{n}}', check: 'Check {{n}}', prior: 'Base {{n}}', red_line: 'Red line cap {{n}}', correction: 'Correction after an appeal' },
  rule: {
    title: 'Weights and rules', save: 'Publish a new version', saved: 'Published', needed: 'Please fill in', release: 'Rules of the release', version: 'Rules, version {{n}}', since: 'Version {{n}} in force, from {{month}}, by {{by}} {{at}}', from: 'From which month on', fromHint: 'Not before this month; closed months stay as they are.',
    priorAnswers: 'Base answers', priorAnswersHint: 'How many answers of the base every average begins with, so that one answer does not decide.', priorScore: 'Base score', priorScoreHint: '0–100', redLineCap: 'Red line cap', redLineCapHint: 'A month with a crossed red line is never better than this.', closeDay: 'Closing day', closeDayHint: 'Day of the next month, 1–28.',
  },
}
