import type {
  ADOPTION_ACTIONS, ADOPTION_STATES, AGENT_VERDICTS, CLEAN_AGENTS, CLEAN_JOB_ACTIONS, CLEAN_JOB_STATES, CLEAN_TASKS, EQUIPMENT_ACTIONS, EQUIPMENT_KINDS, EQUIPMENT_STATES, FREQUENCY_UNITS, GREENING_JOB_ACTIONS, GREENING_JOB_STATES, GREENING_PLAN_ACTIONS,
  GREENING_PLAN_STATES, GREENING_TASKS, PEST_ACTIONS, PEST_STATES, PEST_TARGETS, SURFACE_MATERIALS, SURFACES, TARGET_SOURCES, WASTE_CLASSES, WASTE_SLOT_STATES,
} from '../../environment-choices.ts'
import type { Each, Words } from '../words.ts'

/** Choices of the environment work. */
export type EnvironmentLabels = {
  surface: Each<typeof SURFACES>
  surfaceMaterial: Each<typeof SURFACE_MATERIALS>
  cleanTask: Each<typeof CLEAN_TASKS>
  frequencyUnit: Each<typeof FREQUENCY_UNITS>
  targetSource: Each<typeof TARGET_SOURCES>
  cleanAgent: Each<typeof CLEAN_AGENTS>
  agentVerdict: Each<typeof AGENT_VERDICTS>
  cleanJobState: Each<typeof CLEAN_JOB_STATES>
  cleanJobAction: Each<typeof CLEAN_JOB_ACTIONS>
  equipmentKind: Each<typeof EQUIPMENT_KINDS>
  equipmentState: Each<typeof EQUIPMENT_STATES>
  equipmentAction: Each<typeof EQUIPMENT_ACTIONS>
  wasteClass: Each<typeof WASTE_CLASSES>
  wasteFault: Words<'overflow' | 'smell'>
  wasteSlotState: Each<typeof WASTE_SLOT_STATES>
  greeningTask: Each<typeof GREENING_TASKS>
  greeningJobState: Each<typeof GREENING_JOB_STATES>
  greeningJobAction: Each<typeof GREENING_JOB_ACTIONS>
  greeningPlanState: Each<typeof GREENING_PLAN_STATES>
  greeningPlanAction: Each<typeof GREENING_PLAN_ACTIONS>
  adoptionState: Each<typeof ADOPTION_STATES>
  adoptionAction: Each<typeof ADOPTION_ACTIONS>
  pestTarget: Each<typeof PEST_TARGETS>
  pestState: Each<typeof PEST_STATES>
  pestAction: Each<typeof PEST_ACTIONS>
}

/** Record types of the environment work. */
export type EnvironmentRecords = Record<'clean_line' | 'clean_check' | 'clean_job' | 'agent_use' | 'clean_equipment' | 'waste_station' | 'waste_collection' | 'greening_job' | 'greening_plan' | 'tree_adoption' | 'pest_control', string>
