// Generated from the migrated database by tools/generate-types.ts; a test compares it. Do not edit.
import type { ColumnType, Generated } from 'kysely';

// The content of a jsonb column is checked by the Zod schema of its module.
type Json = ColumnType<unknown, unknown, unknown>;

export interface AcceptedFindingTable {
  tenantId: string;
  fingerprint: string;
  createdBy: string | null;
  createdAt: Generated<Date>;
}

export interface AccessEntryTable {
  tenantId: string;
  id: string;
  happenedAt: Generated<Date>;
  actorId: string | null;
  actorName: string;
  personId: string;
  kind: string;
  place: string;
}

export interface AccountSessionTable {
  id: string;
  expiresAt: Date;
  token: string;
  createdAt: Generated<Date>;
  updatedAt: Date;
  ipAddress: string | null;
  userAgent: string | null;
  userId: string;
}

export interface ActivityTable {
  tenantId: string;
  id: string;
  programmeId: string;
  taskId: string | null;
  stageId: string | null;
  position: number;
  number: string | null;
  title: string;
  audience: string | null;
  direction: string | null;
  resultKind: string | null;
  dues: Json;
  sortOn: string | null;
  expected: string | null;
  executorPersonId: string | null;
  excludedAt: Date | null;
  originId: string | null;
  version: Generated<number>;
}

export interface ActivityEvidenceTable {
  tenantId: string;
  id: string;
  occurrenceId: string | null;
  indicatorValueId: string | null;
  kind: string;
  title: string;
  fileId: string | null;
  documentId: string | null;
  url: string | null;
  createdBy: string | null;
  createdAt: Generated<Date>;
  removedAt: Date | null;
}

export interface ActivityOwnerTable {
  tenantId: string;
  id: string;
  activityId: string;
  position: number;
  words: string;
  organizationId: string | null;
  personId: string | null;
}

export interface ActivityShareTable {
  tenantId: string;
  activityId: string;
  programmeId: string;
  taskId: string | null;
}

export interface AssignmentTable {
  tenantId: string;
  id: string;
  membershipId: string;
  role: string;
  organizationId: string | null;
  startsOn: string;
  endsBefore: string | null;
  ground: string | null;
  createdAt: Generated<Date>;
}

export interface AuditEntryTable {
  tenantId: string;
  id: string;
  happenedAt: Generated<Date>;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  action: string;
  thing: string;
  thingId: string | null;
  batchId: string | null;
  salt: string;
  digest: string;
}

export interface AuditSealTable {
  tenantId: string;
  number: number;
  firstEntryId: string;
  lastEntryId: string;
  entryCount: number;
  previousHash: string;
  hash: string;
  sealedAt: Generated<Date>;
}

export interface AuditValueTable {
  tenantId: string;
  entryId: string;
  before: Json | null;
  after: Json | null;
  erasedAt: Date | null;
}

export interface CalendarFeedTable {
  tenantId: string;
  id: string;
  accountId: string;
  secretDigest: string;
  programmeId: string | null;
  createdAt: Generated<Date>;
}

export interface CampaignTable {
  tenantId: string;
  id: string;
  title: string;
  previousId: string | null;
  aim: string | null;
  actTitle: string | null;
  actNumber: string | null;
  actDate: string | null;
  place: string | null;
  state: Generated<string>;
  highRule: Generated<string>;
  bar: Generated<number>;
  batchId: string | null;
  closedAt: Date | null;
  version: Generated<number>;
  createdAt: Generated<Date>;
}

export interface CampaignStageTable {
  tenantId: string;
  id: string;
  campaignId: string;
  stage: string;
  instrumentVersionId: string;
  startsOn: string | null;
  endsOn: string | null;
}

export interface CategoryTable {
  tenantId: string;
  id: string;
  personId: string;
  category: string;
  postCode: string | null;
  grantedOn: string | null;
  expiresOn: string | null;
  act: string | null;
  batchId: string | null;
}

export interface CompetenceTable {
  tenantId: string;
  id: string;
  code: string;
  title: string;
  synonyms: Generated<string[]>;
  position: Generated<number>;
  isActive: Generated<boolean>;
}

export interface ConsentTable {
  tenantId: string;
  id: string;
  personId: string;
  kind: string;
  givenOn: string;
  withdrawnOn: string | null;
  document: string | null;
}

export interface ConsultationTable {
  tenantId: string;
  id: string;
  pathwayId: string;
  tutorPersonId: string | null;
  heldOn: string;
  minutes: number | null;
  topic: string | null;
}

export interface CredentialTable {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: Date | null;
  refreshTokenExpiresAt: Date | null;
  scope: string | null;
  password: string | null;
  createdAt: Generated<Date>;
  updatedAt: Date;
}

export interface DirectoryEntryTable {
  tenantId: string;
  id: string;
  directory: string;
  code: string;
  title: string;
  synonyms: Generated<string[]>;
  position: Generated<number>;
  isActive: Generated<boolean>;
  attributes: Json;
}

export interface DocumentTable {
  tenantId: string;
  id: string;
  kind: string;
  title: string;
  number: string | null;
  signedOn: string | null;
  state: Generated<string>;
  organizationId: string | null;
  aboutKind: string | null;
  aboutId: string | null;
  fileId: string | null;
  templateId: string | null;
  createdBy: string | null;
  createdAt: Generated<Date>;
  version: Generated<number>;
  content: Json | null;
  isPersonal: Generated<boolean>;
  withdrawnReason: string | null;
  isConfined: Generated<boolean>;
}

export interface DocumentTemplateTable {
  tenantId: string;
  id: string;
  kind: string;
  name: string;
  version: number;
  fileId: string;
  isActive: Generated<boolean>;
  createdBy: string | null;
  createdAt: Generated<Date>;
  organizationId: string | null;
}

export interface EducationTable {
  tenantId: string;
  id: string;
  personId: string;
  level: string | null;
  institution: string | null;
  year: number | null;
  speciality: string | null;
  qualification: string | null;
  batchId: string | null;
}

export interface ExperienceTable {
  tenantId: string;
  id: string;
  personId: string;
  kind: string;
  organizationId: string | null;
  months: number;
  asOf: string;
  batchId: string | null;
}

export interface FileTable {
  tenantId: string;
  id: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  purpose: string;
  createdBy: string | null;
  createdAt: Generated<Date>;
}

export interface FitnessTable {
  tenantId: string;
  id: string;
  personId: string;
  postCode: string | null;
  decidedOn: string;
  expiresOn: string;
  act: string | null;
  batchId: string | null;
}

export interface FormerNameTable {
  tenantId: string;
  id: string;
  personId: string;
  surname: string;
  nameKey: string;
  until: string | null;
  batchId: string | null;
}

export interface ImportAnswerTable {
  tenantId: string;
  id: string;
  kind: string;
  subject: string;
  thingId: string | null;
  candidateIds: Generated<string[]>;
  batchId: string;
}

export interface ImportBatchTable {
  tenantId: string;
  id: string;
  kind: string;
  title: string;
  state: string;
  parameters: Json;
  counts: Json;
  errorCode: string | null;
  jobId: string | null;
  createdBy: string | null;
  createdAt: Generated<Date>;
  appliedAt: Date | null;
  takenBackAt: Date | null;
  version: Generated<number>;
}

export interface ImportEffectTable {
  tenantId: string;
  id: string;
  batchId: string;
  thing: string;
  thingId: string;
  operation: string;
  before: Json | null;
  after: Json | null;
}

export interface ImportFileTable {
  tenantId: string;
  id: string;
  batchId: string;
  fileId: string;
  name: string;
  organizationId: string | null;
  sheets: Json;
  errorCode: string | null;
}

export interface ImportMappingTable {
  tenantId: string;
  id: string;
  kind: string;
  name: string | null;
  headerKey: string;
  mapping: Json;
  usedAt: Generated<Date>;
}

export interface ImportRowTable {
  tenantId: string;
  id: string;
  batchId: string;
  fileId: string;
  sheet: string;
  rowNumber: number;
  state: string;
  label: string;
  decision: string | null;
  thingId: string | null;
  content: Json;
  changes: Json | null;
  issues: Json | null;
  question: Json | null;
}

export interface IndicatorTargetTable {
  tenantId: string;
  id: string;
  indicatorId: string;
  dueOn: string;
  comparison: string;
  value: number | null;
  words: string | null;
}

export interface IndicatorValueTable {
  tenantId: string;
  id: string;
  indicatorId: string;
  asOf: string;
  organizationId: string | null;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  source: Generated<string>;
  remark: string | null;
  createdBy: string | null;
  createdAt: Generated<Date>;
  version: Generated<number>;
}

export interface InstallationTable {
  key: string;
  value: Json;
}

export interface InstrumentTable {
  tenantId: string;
  id: string;
  title: string;
  author: string | null;
  isIndependent: Generated<boolean>;
}

export interface InstrumentVersionTable {
  tenantId: string;
  id: string;
  instrumentId: string;
  version: string;
  act: string | null;
  approvedOn: string | null;
}

export interface InvitationTable {
  id: string;
  tenantId: string;
  userId: string;
  codeDigest: string;
  expiresAt: Date;
  usedAt: Date | null;
  createdAt: Generated<Date>;
}

export interface JobProgressTable {
  tenantId: string;
  id: string;
  kind: string;
  title: string;
  state: Generated<string>;
  done: Generated<number>;
  total: number | null;
  message: string | null;
  payload: Json | null;
  result: Json | null;
  errorCode: string | null;
  createdBy: string | null;
  createdAt: Generated<Date>;
  finishedAt: Date | null;
}

export interface LevelScaleTable {
  tenantId: string;
  id: string;
  instrumentVersionId: string;
  competenceId: string;
  levels: Json;
}

export interface MembershipTable {
  id: string;
  userId: string;
  tenantId: string;
  personId: string | null;
  isActive: Generated<boolean>;
  createdAt: Generated<Date>;
}

export interface NoticeTable {
  tenantId: string;
  id: string;
  userId: string;
  text: string;
  href: string | null;
  createdAt: Generated<Date>;
  readAt: Date | null;
}

export interface OccurrenceTable {
  tenantId: string;
  id: string;
  activityId: string;
  position: number;
  startsOn: string | null;
  dueOn: string | null;
  state: Generated<string>;
  doneOn: string | null;
  report: string | null;
  amount: number | null;
  amountWords: string | null;
  amountSource: Generated<string>;
  fedAmount: number | null;
  fedWords: string | null;
  fedSource: string | null;
  reason: string | null;
  firstDueOn: string | null;
  moves: Generated<number>;
  reportedBy: string | null;
  reportedAt: Date | null;
  remindedAt: Date | null;
  version: Generated<number>;
}

export interface OccurrenceMarkTable {
  tenantId: string;
  id: string;
  occurrenceId: string;
  step: string;
  before: Json;
  versionAfter: number;
  createdBy: string | null;
  createdAt: Generated<Date>;
}

export interface OfferTable {
  tenantId: string;
  id: string;
  kind: string;
  title: string;
  content: string | null;
  output: string | null;
  provider: string | null;
  place: string | null;
  url: string | null;
  form: string | null;
  hours: number | null;
  startsOn: string | null;
  endsOn: string | null;
  places: number | null;
  competenceCodes: Generated<string[]>;
  subjectCodes: Generated<string[]>;
  postCodes: Generated<string[]>;
  levelCodes: Generated<string[]>;
  state: Generated<string>;
  cancelReason: string | null;
  origin: Generated<string>;
  readyCode: string | null;
  batchId: string | null;
  version: Generated<number>;
  createdAt: Generated<Date>;
}

export interface OrganizationTable {
  tenantId: string;
  id: string;
  kind: string;
  name: string;
  shortName: string;
  nameKey: string;
  number: string | null;
  inn: string | null;
  ogrn: string | null;
  code: string | null;
  address: string | null;
  phone: string | null;
  email: string | null;
  site: string | null;
  headPost: string | null;
  headName: string | null;
  parentId: string | null;
  isExternal: Generated<boolean>;
  openedOn: string | null;
  closedBefore: string | null;
  requisites: Json;
  note: string | null;
  batchId: string | null;
  version: Generated<number>;
  createdAt: Generated<Date>;
}

export interface OrganizationAliasTable {
  tenantId: string;
  id: string;
  organizationId: string;
  alias: string;
  aliasKey: string;
}

export interface OrganizationLinkTable {
  tenantId: string;
  id: string;
  organizationId: string;
  otherId: string;
  kind: string;
  aim: string | null;
  act: string | null;
  startsOn: string;
  endsBefore: string | null;
}

export interface OrganizationStatusTable {
  tenantId: string;
  id: string;
  organizationId: string;
  status: string;
  theme: string | null;
  startsOn: string;
  endsBefore: string | null;
  act: string | null;
}

export interface ParticipationTable {
  tenantId: string;
  id: string;
  stageId: string;
  personId: string | null;
  keyNumber: string | null;
  organizationId: string | null;
  direction: Generated<string>;
  state: Generated<string>;
  consentOn: string | null;
  note: string | null;
  batchId: string | null;
  version: Generated<number>;
}

export interface PasskeyTable {
  id: string;
  name: string | null;
  publicKey: string;
  userId: string;
  credentialId: string;
  counter: number;
  deviceType: string;
  backedUp: boolean;
  transports: string | null;
  createdAt: Date | null;
  aaguid: string | null;
}

export interface PathwayTable {
  tenantId: string;
  id: string;
  personId: string;
  organizationId: string;
  kind: string;
  ground: string;
  campaignId: string | null;
  aim: string | null;
  startsOn: string;
  endsOn: string;
  state: Generated<string>;
  maker: string | null;
  agreedOn: string | null;
  agreedHow: string | null;
  consideredBy: string | null;
  consideredNumber: string | null;
  consideredOn: string | null;
  approvedOn: string | null;
  orderNumber: string | null;
  amendedAt: Date | null;
  endedOn: string | null;
  endReason: string | null;
  conclusion: string | null;
  batchId: string | null;
  createdBy: string | null;
  createdAt: Generated<Date>;
  version: Generated<number>;
}

export interface PathwayItemTable {
  tenantId: string;
  id: string;
  pathwayId: string;
  needId: string | null;
  offerId: string | null;
  kind: string;
  title: string;
  content: string | null;
  output: string | null;
  form: string | null;
  hours: number | null;
  startsOn: string | null;
  dueOn: string;
  reason: string | null;
  state: Generated<string>;
  doneOn: string | null;
  evidence: string | null;
  evidenceFileId: string | null;
  remark: string | null;
  remindedAt: Date | null;
  position: Generated<number>;
  batchId: string | null;
  version: Generated<number>;
}

export interface PathwayNeedTable {
  tenantId: string;
  id: string;
  pathwayId: string;
  competenceCode: string;
  direction: Generated<string>;
  since: string | null;
  ruleVersion: number | null;
  unmetReason: string | null;
  position: Generated<number>;
}

export interface PathwayOrderTable {
  tenantId: string;
  id: string;
  organizationId: string;
  campaignId: string | null;
  purpose: string;
  documentId: string | null;
  createdAt: Generated<Date>;
}

export interface PathwayOrderLineTable {
  tenantId: string;
  orderId: string;
  pathwayId: string;
}

export interface PersonTable {
  tenantId: string;
  id: string;
  surname: string;
  givenName: Generated<string>;
  patronymic: Generated<string>;
  nameKey: string;
  sex: string | null;
  birthDate: string | null;
  snils: string | null;
  email: string | null;
  phone: string | null;
  site: string | null;
  nameCases: Json;
  note: string | null;
  isExternal: Generated<boolean>;
  mergedIntoId: string | null;
  batchId: string | null;
  version: Generated<number>;
  createdAt: Generated<Date>;
}

export interface PersonApartTable {
  tenantId: string;
  firstId: string;
  secondId: string;
  decidedBy: string | null;
  decidedAt: Generated<Date>;
}

export interface PersonMergeTable {
  tenantId: string;
  id: string;
  keptId: string;
  mergedId: string;
  moved: Json;
  before: Json;
  mergedAt: Generated<Date>;
  mergedBy: string | null;
  undoneAt: Date | null;
}

export interface PersonRecordTable {
  tenantId: string;
  id: string;
  personId: string;
  kind: string;
  title: string;
  organizationId: string | null;
  startsOn: string | null;
  endsBefore: string | null;
  act: string | null;
  url: string | null;
  note: string | null;
  batchId: string | null;
}

export interface PostTable {
  tenantId: string;
  id: string;
  personId: string;
  organizationId: string;
  postCode: string;
  title: string;
  rate: number | null;
  weeklyHours: number | null;
  kind: string | null;
  startsOn: string | null;
  endsBefore: string | null;
  endReason: string | null;
  leaveKind: string | null;
  leaveFrom: string | null;
  leaveBefore: string | null;
  subjectCodes: Generated<string[]>;
  batchId: string | null;
  version: Generated<number>;
}

export interface ProgrammeTable {
  tenantId: string;
  id: string;
  kind: string;
  title: string;
  organizationId: string | null;
  state: Generated<string>;
  startsOn: string;
  endsOn: string;
  coordinatorPersonId: string | null;
  coordinatorWords: string | null;
  passport: Json;
  approver: string | null;
  actNumber: string | null;
  actOn: string | null;
  documentId: string | null;
  trackedFrom: string | null;
  reminds: Generated<boolean>;
  previousId: string | null;
  readingId: string | null;
  conclusion: string | null;
  edition: Generated<number>;
  createdBy: string | null;
  createdAt: Generated<Date>;
  version: Generated<number>;
}

export interface ProgrammeDigestTable {
  tenantId: string;
  accountId: string;
  week: string;
}

export interface ProgrammeEditionTable {
  tenantId: string;
  id: string;
  programmeId: string;
  number: number;
  reason: Generated<string>;
  reasons: Json;
  state: Generated<string>;
  snapshot: Json;
  result: Json | null;
  documentId: string | null;
  actNumber: string | null;
  actOn: string | null;
  inForceOn: string | null;
  createdBy: string | null;
  createdAt: Generated<Date>;
  version: Generated<number>;
}

export interface ProgrammeFinanceTable {
  tenantId: string;
  id: string;
  programmeId: string;
  position: number;
  title: string;
  fromYear: number | null;
  toYear: number | null;
  url: string | null;
  sourceProgrammeId: string | null;
}

export interface ProgrammeIndicatorTable {
  tenantId: string;
  id: string;
  programmeId: string;
  parentId: string | null;
  position: number;
  number: string | null;
  level: string | null;
  criterion: string | null;
  title: string;
  unit: string | null;
  wish: string | null;
  isShare: Generated<boolean>;
  population: string | null;
  numeratorWords: string | null;
  denominatorWords: string | null;
  baseValue: number | null;
  baseOn: string | null;
  periodicity: string | null;
  source: string | null;
  responsible: string | null;
  eachOf: Json | null;
  excludedAt: Date | null;
  version: Generated<number>;
}

export interface ProgrammeLayoutTable {
  tenantId: string;
  signature: string;
  tableKind: string | null;
  roles: Json;
  changedAt: Generated<Date>;
}

export interface ProgrammeReadingTable {
  tenantId: string;
  id: string;
  fileId: string;
  fileName: string;
  content: Json;
  corrections: Json;
  state: Generated<string>;
  createdBy: string | null;
  createdAt: Generated<Date>;
  version: Generated<number>;
}

export interface ProgrammeRiskTable {
  tenantId: string;
  id: string;
  programmeId: string;
  position: number;
  title: string;
  measure: string | null;
}

export interface ProgrammeStageTable {
  tenantId: string;
  id: string;
  programmeId: string;
  position: number;
  title: string;
  startsOn: string | null;
  endsOn: string | null;
}

export interface ProgrammeTaskTable {
  tenantId: string;
  id: string;
  programmeId: string;
  position: number;
  number: string | null;
  title: string;
  direction: string | null;
}

export interface RateLimitTable {
  id: string;
  key: string;
  count: number;
  lastRequest: number;
}

export interface RecommendationTable {
  tenantId: string;
  id: string;
  campaignId: string;
  addressee: string;
  organizationId: string | null;
  text: string;
  dueOn: string | null;
  position: Generated<number>;
  version: Generated<number>;
}

export interface RegisterCopyTable {
  tenantId: string;
  id: string;
  title: string;
  asOf: string;
  personCount: number;
  createdBy: string | null;
  createdAt: Generated<Date>;
}

export interface RegisterCopyRowTable {
  tenantId: string;
  copyId: string;
  personId: string;
  organizationId: string;
  content: Json;
}

export interface ResultTable {
  tenantId: string;
  id: string;
  participationId: string;
  competenceId: string;
  state: string;
  score: number | null;
  reportedLevel: string | null;
  measuredOn: string | null;
  batchId: string | null;
}

export interface SavedViewTable {
  tenantId: string;
  id: string;
  userId: string;
  list: string;
  name: string;
  query: string;
  createdAt: Generated<Date>;
}

export interface SchoolTaskTable {
  tenantId: string;
  id: string;
  title: string;
  postCode: string | null;
  dueOn: string;
  createdAt: Generated<Date>;
}

export interface SchoolTaskStateTable {
  tenantId: string;
  taskId: string;
  organizationId: string;
  state: Generated<string>;
  note: string | null;
}

export interface SelfCheckTable {
  tenantId: string;
  id: string;
  personId: string;
  takenOn: string;
  answers: Json;
}

export interface SettingTable {
  tenantId: string;
  key: string;
  version: number;
  value: Json;
  validFrom: string;
  act: string | null;
  createdBy: string | null;
  createdAt: Generated<Date>;
}

export interface StaffingTable {
  tenantId: string;
  id: string;
  organizationId: string;
  postCode: string;
  rates: number;
  startsOn: string;
  endsBefore: string | null;
}

export interface TenantTable {
  id: string;
  code: string;
  name: string;
  timeZone: Generated<string>;
  createdAt: Generated<Date>;
}

export interface TrainingRecordTable {
  tenantId: string;
  id: string;
  personId: string;
  title: string;
  provider: string | null;
  hours: number | null;
  startsOn: string | null;
  endsOn: string | null;
  year: number | null;
  isFormal: Generated<boolean>;
  documentKind: string | null;
  documentNumber: string | null;
  issuedOn: string | null;
  batchId: string | null;
}

export interface TutorshipTable {
  tenantId: string;
  id: string;
  tutorPersonId: string;
  personId: string;
  startsOn: string;
  endsBefore: string | null;
}

export interface TwoFactorTable {
  id: string;
  secret: string;
  backupCodes: string;
  userId: string;
  verified: boolean | null;
  failedVerificationCount: number | null;
  lockedUntil: Date | null;
}

export interface UserAccountTable {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  image: string | null;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
  username: string | null;
  displayUsername: string | null;
  twoFactorEnabled: boolean | null;
}

export interface VerificationTable {
  id: string;
  identifier: string;
  value: string;
  expiresAt: Date;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
}

export interface Database {
  acceptedFinding: AcceptedFindingTable;
  accessEntry: AccessEntryTable;
  accountSession: AccountSessionTable;
  activity: ActivityTable;
  activityEvidence: ActivityEvidenceTable;
  activityOwner: ActivityOwnerTable;
  activityShare: ActivityShareTable;
  assignment: AssignmentTable;
  auditEntry: AuditEntryTable;
  auditSeal: AuditSealTable;
  auditValue: AuditValueTable;
  calendarFeed: CalendarFeedTable;
  campaign: CampaignTable;
  campaignStage: CampaignStageTable;
  category: CategoryTable;
  competence: CompetenceTable;
  consent: ConsentTable;
  consultation: ConsultationTable;
  credential: CredentialTable;
  directoryEntry: DirectoryEntryTable;
  document: DocumentTable;
  documentTemplate: DocumentTemplateTable;
  education: EducationTable;
  experience: ExperienceTable;
  file: FileTable;
  fitness: FitnessTable;
  formerName: FormerNameTable;
  importAnswer: ImportAnswerTable;
  importBatch: ImportBatchTable;
  importEffect: ImportEffectTable;
  importFile: ImportFileTable;
  importMapping: ImportMappingTable;
  importRow: ImportRowTable;
  indicatorTarget: IndicatorTargetTable;
  indicatorValue: IndicatorValueTable;
  installation: InstallationTable;
  instrument: InstrumentTable;
  instrumentVersion: InstrumentVersionTable;
  invitation: InvitationTable;
  jobProgress: JobProgressTable;
  levelScale: LevelScaleTable;
  membership: MembershipTable;
  notice: NoticeTable;
  occurrence: OccurrenceTable;
  occurrenceMark: OccurrenceMarkTable;
  offer: OfferTable;
  organization: OrganizationTable;
  organizationAlias: OrganizationAliasTable;
  organizationLink: OrganizationLinkTable;
  organizationStatus: OrganizationStatusTable;
  participation: ParticipationTable;
  passkey: PasskeyTable;
  pathway: PathwayTable;
  pathwayItem: PathwayItemTable;
  pathwayNeed: PathwayNeedTable;
  pathwayOrder: PathwayOrderTable;
  pathwayOrderLine: PathwayOrderLineTable;
  person: PersonTable;
  personApart: PersonApartTable;
  personMerge: PersonMergeTable;
  personRecord: PersonRecordTable;
  post: PostTable;
  programme: ProgrammeTable;
  programmeDigest: ProgrammeDigestTable;
  programmeEdition: ProgrammeEditionTable;
  programmeFinance: ProgrammeFinanceTable;
  programmeIndicator: ProgrammeIndicatorTable;
  programmeLayout: ProgrammeLayoutTable;
  programmeReading: ProgrammeReadingTable;
  programmeRisk: ProgrammeRiskTable;
  programmeStage: ProgrammeStageTable;
  programmeTask: ProgrammeTaskTable;
  rateLimit: RateLimitTable;
  recommendation: RecommendationTable;
  registerCopy: RegisterCopyTable;
  registerCopyRow: RegisterCopyRowTable;
  result: ResultTable;
  savedView: SavedViewTable;
  schoolTask: SchoolTaskTable;
  schoolTaskState: SchoolTaskStateTable;
  selfCheck: SelfCheckTable;
  setting: SettingTable;
  staffing: StaffingTable;
  tenant: TenantTable;
  trainingRecord: TrainingRecordTable;
  tutorship: TutorshipTable;
  twoFactor: TwoFactorTable;
  userAccount: UserAccountTable;
  verification: VerificationTable;
}
