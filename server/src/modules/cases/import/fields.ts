/**
 * What a column of a case history can mean, with the headers by which it is recognised (zh-CN, zh-TW, en), most usual first.
 * Headers are compared by `headerKey`: without brackets, blanks, signs and case.
 */
export const FIELDS = {
  number: [
    '编号', '单号', '工单号', '工单编号', '案件编号', '案件号', '受理编号', '受理单号', '服务单号', '报修单号', '报修编号', '投诉编号', '投诉单号', '报事编号', '事件编号', '任务编号', '流水号', '案號',
    '單號', '編號', '案件編號', '工單號', '工單編號', '報修單號', '受理編號', 'number', 'no', 'id', 'caseid', 'casenumber', 'caseno', 'caseenquiryid',
    'ticketnumber', 'ticketid', 'ticketno', 'uniquekey', 'requestid', 'requestnumber', 'servicerequestid', 'servicerequestnumber',
    'srnumber', 'workordernumber', 'reference', 'referencenumber', 'ref',
  ],
  opened: [
    '登记时间', '受理时间', '报修时间', '投诉时间', '来电时间', '创建时间', '提交时间', '上报时间', '报事时间', '接报时间', '发起时间', '登记日期', '受理日期', '报修日期', '投诉日期', '创建日期', '登記時間',
    '受理時間', '報修時間', '投訴時間', '來電時間', '建立時間', '提交時間', '登記日期', '報修日期', 'opened', 'openedat', 'opendate', 'opendt', 'createddate', 'created',
    'createdat', 'datecreated', 'creationdate', 'registered', 'registeredat', 'reportedat', 'datereported', 'received', 'receivedat',
    'receiveddate', 'datereceived', 'requesteddatetime', 'requestdate', 'submitted', 'submittedat', 'starttime',
  ],
  target: [
    '要求完成时间', '应完成时间', '计划完成时间', '承诺完成时间', '期望完成时间', '承诺时间', '截止时间', '截止日期', '办理时限', '完成时限', '处理时限', '到期时间', '要求完成日期', '計畫完成時間', '預計完成時間',
    '應完成時間', '承諾時間', '截止時間', '處理時限', 'target', 'targetdate', 'targetdt', 'targetat', 'due', 'duedate', 'dueat', 'deadline', 'sladate',
    'slatarget', 'sladue', 'slatargetdt', 'expecteddatetime',
  ],
  closed: [
    '关闭时间', '关单时间', '办结时间', '结案时间', '归档时间', '完结时间', '结单时间', '关闭日期', '办结日期', '结案日期', '完成时间', '完成日期', '關閉時間', '結案時間', '辦結時間', '歸檔時間', '結案日期',
    '完成時間', 'closed', 'closedat', 'closeddate', 'closeddt', 'dateclosed', 'closuredate', 'closedon', 'endtime', 'completed', 'completedat',
    'completeddate', 'completiondate', 'datecompleted',
  ],
  resolved: [
    '处理完成时间', '解决时间', '完工时间', '修复时间', '完成时间', '完成日期', '完工日期', '處理完成時間', '解決時間', '完工時間', '完成時間', 'resolved', 'resolvedat', 'resolveddate',
    'resolutiondate', 'dateresolved', 'completed', 'completedat', 'completeddate', 'completiondate', 'datecompleted', 'finishedat',
  ],
  feedback: [
    '反馈时间', '首次反馈时间', '回复时间', '首次回复时间', '答复时间', '反馈日期', '反饋時間', '回覆時間', '答覆時間', 'feedbackat', 'feedbackdate', 'firstresponse',
    'firstresponseat', 'firstresponsedate', 'respondedat', 'responsedate', 'firstreply',
  ],
  visited: ['回访时间', '回访日期', '回訪時間', '回訪日期', 'returnvisit', 'returnvisitat', 'visitedat', 'followupdate', 'followedupat'],
  status: [
    '状态', '工单状态', '处理状态', '当前状态', '办理状态', '案件状态', '单据状态', '进度', '狀態', '工單狀態', '處理狀態', '案件狀態', '進度', 'status', 'state', 'casestatus',
    'ticketstatus', 'requeststatus',
  ],
  kind: [
    '诉求类型', '业务类型', '工单类型', '案件类型', '服务类型', '事件类型', '报事类型', '单据类型', '类型', '性质', '訴求類型', '案件類型', '服務類型', '類型', 'kind', 'type', 'casetype',
    'requesttype', 'recordtype', 'tickettype',
  ],
  category: [
    '类别', '分类', '问题分类', '问题类别', '问题类型', '报修类别', '报修类型', '报修项目', '投诉类别', '投诉类型', '诉求类别', '事项分类', '二级分类', '工单分类', '專案類別', '類別', '分類', '問題分類',
    '報修類別', '投訴類別', 'category', 'subcategory', 'complainttype', 'servicename', 'issuetype', 'problemtype', 'topic', 'reason',
  ],
  subject: [
    '标题', '主题', '事项', '事由', '简述', '摘要', '问题简述', '诉求标题', '工单标题', '標題', '主題', 'subject', 'title', 'summary', 'casetitle', 'descriptor',
    'headline',
  ],
  description: [
    '描述', '内容', '详情', '问题描述', '报修内容', '投诉内容', '诉求内容', '反映内容', '事件描述', '事件内容', '情况说明', '故障描述', '工单内容', '问题', '描述內容', '內容', '問題描述', '報修內容',
    '投訴內容', '情況說明', 'description', 'details', 'content', 'text', 'complaint', 'issue', 'problem', 'problemdescription', 'requestdetails',
  ],
  building: ['楼号', '楼栋', '楼栋号', '栋', '栋号', '幢', '楼宇', '樓棟', '棟別', '棟號', 'building', 'block', 'tower'],
  entrance: ['单元', '单元号', '單元', '單元號', 'entrance', 'staircase'],
  address: [
    '房号', '房屋', '房间', '房间号', '房产', '房屋信息', '房屋地址', '门牌号', '单元房号', '楼栋房号', '业主房号', '报修房号', '地址', '报修地址', '住址', '房號', '房間', '門牌', '戶別',
    '報修地址', 'address', 'unit', 'unitno', 'unitnumber', 'room', 'roomno', 'apartment', 'flat', 'property', 'incidentaddress',
    'streetaddress', 'fulladdress',
  ],
  place: ['具体位置', '发生地点', '事发地点', '地点', '位置', '公共区域', '報修位置', '發生地點', '地點', 'place', 'location', 'area', 'incidentlocation'],
  department: [
    '责任部门', '处理部门', '主办部门', '承办部门', '归口部门', '受理部门', '部门', '責任部門', '處理部門', '承辦部門', '部門', 'department', 'agency', 'team',
    'assigneddepartment', 'responsibledepartment', 'owningdepartment', 'assignedgroup',
  ],
  channel: [
    '渠道', '受理渠道', '来源渠道', '诉求来源', '工单来源', '来源', '报修方式', '受理方式', '诉求渠道', '反馈渠道', '渠道來源', '來源', '報修方式', 'channel', 'source', 'origin',
    'channeltype', 'opendatachanneltype', 'contactmethod', 'methodreceived', 'intake',
  ],
  firstContact: [
    '受理人', '登记人', '首问责任人', '首问人', '接待人', '接报人', '接单人', '记录人', '录入人', '创建人', '客服', '受理人員', '登記人', '建立人', 'takenby', 'firstcontact',
    'receivedby', 'createdby', 'registeredby', 'agent', 'operator',
  ],
  handler: [
    '处理人', '负责人', '责任人', '跟进人', '维修人', '维修人员', '维修工', '经办人', '承办人', '處理人', '負責人', '維修人員', '承辦人', '經辦人', 'handler', 'owner', 'assignee',
    'assignedto', 'handledby', 'responsible', 'technician',
  ],
  urgency: ['紧急程度', '紧急度', '优先级', '缓急程度', '緊急程度', '優先級', '優先順序', 'urgency', 'priority'],
  grade: ['投诉等级', '投诉级别', '投訴等級', '投訴級別', '等级', '级别', '等級', 'grade', 'severity'],
  score: [
    '满意度', '满意度评分', '满意度评价', '评分', '评价等级', '评价', '星级', '滿意度', '評分', '評價', 'satisfaction', 'satisfactionscore', 'score', 'rating', 'csat',
  ],
  person: [
    '业主姓名', '业主', '客户姓名', '客户', '住户', '联系人', '报修人', '投诉人', '诉求人', '报事人', '来电人', '姓名', '業主姓名', '住戶', '聯絡人', '報修人', '投訴人', 'person', 'name',
    'customer', 'customername', 'caller', 'callername', 'reporter', 'requester', 'complainant', 'contactname', 'resident', 'residentname',
    'reportedby',
  ],
  phone: [
    '联系电话', '电话', '手机', '手机号', '手机号码', '电话号码', '联系方式', '业主电话', '来电号码', '报修电话', '聯絡電話', '電話', '手機', '聯絡方式', 'phone', 'phonenumber', 'mobile',
    'telephone', 'tel', 'contactphone', 'callerphone', 'contactnumber',
  ],
  result: [
    '处理结果', '处理情况', '处理说明', '解决方案', '解决情况', '回复内容', '办理结果', '完成情况', '維修結果', '處理結果', '處理情況', '回覆內容', '辦理結果', 'result', 'resolution',
    'resolutiondescription', 'closurereason', 'outcome', 'solution',
  ],
  cause: ['原因', '原因分析', '故障原因', '投诉原因', '故障原因分析', '投訴原因', 'cause', 'rootcause'],
} as const satisfies Record<string, readonly string[]>

export type Field = keyof typeof FIELDS
export const FIELD_NAMES = Object.keys(FIELDS) as [Field, ...Field[]]

/** Without these a row is no case; `kind` may also come from `values` of the profile for every row. */
export const REQUIRED: ReadonlySet<Field> = new Set<Field>(['number', 'opened', 'kind'])
/** Fields that hold a time. */
export const TIMES = ['opened', 'target', 'closed', 'resolved', 'feedback', 'visited'] as const satisfies readonly Field[]

/** A header may be known to two fields (完成时间): the first of them that no other header has. */
const FIELDS_OF_HEADER = new Map<string, Field[]>()
for (const field of FIELD_NAMES) {
  for (const header of FIELDS[field]) FIELDS_OF_HEADER.set(header, [...(FIELDS_OF_HEADER.get(header) ?? []), field])
}

/** A header for comparing: no brackets with hints, no blanks and signs; half width, lower case. */
export function headerKey(text: string): string {
  return text.normalize('NFKC').replace(/[([【〔{<《][^)\]】〕}>》]*[)\]】〕}>》]?/g, '').replace(/[\s\u200B\uFEFF*:：.。_#?/-]+/g, '').toLowerCase()
}

/**
 * Guesses which column holds which field. `fixed` are the columns that a profile names (null: the field is left out); each column is used
 * once,
 * and of several headers for one field the one that stands first in its list.
 */
export function guessColumns(headers: readonly string[], fixed: ReadonlyMap<Field, number | null>): Map<Field, number> {
  const columns = new Map<Field, number>()
  for (const [field, column] of fixed) if (column !== null) columns.set(field, column)
  const used = new Set(columns.values())
  const keys = headers.map(headerKey)
  const offers = keys.flatMap((key, column) => {
    const fields = used.has(column) ? [] : (FIELDS_OF_HEADER.get(key) ?? []).filter((field) => !fixed.has(field))
    return fields.map(
      (field, choice) => (
        { field, column, rank: fields.length > 1 ? choice : (FIELDS[field] as readonly string[]).indexOf(key), choices: fields.length }
      )
    )
  })
  // What can mean only one thing goes first, so that 完成时间 closes a case unless another column does.
  offers.sort((a, b) => a.choices - b.choices || a.rank - b.rank || a.column - b.column)
  for (const { field, column } of offers) {
    if (columns.has(field) || used.has(column)) continue
    columns.set(field, column)
    used.add(column)
  }
  return columns
}
