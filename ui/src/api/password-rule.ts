export { LONGEST_PASSWORD, SHORTEST_PASSWORD, plainWeaknessOf, strengthOf } from '@guanjia/contract/password-rule.ts'
