import * as migration_20261123_190906_initial from './20261123_190906_initial';
import * as migration_20261123_190907_rules from './20261123_190907_rules';
import * as migration_20261123_233500_site_and_outbox from './20261123_233500_site_and_outbox';
import * as migration_20261124_004858_replaced_evidence from './20261124_004858_replaced_evidence';
import * as migration_20261124_022247_kinds from './20261124_022247_kinds';
import * as migration_20261124_022248_kinds_rules from './20261124_022248_kinds_rules';
import * as migration_20261124_144741_panel from './20261124_144741_panel';
import * as migration_20261124_144742_panel_rules from './20261124_144742_panel_rules';
import * as migration_20261124_184211_leavers_and_renewals from './20261124_184211_leavers_and_renewals';
import * as migration_20261124_184212_leavers_and_renewals_rules from './20261124_184212_leavers_and_renewals_rules';
import * as migration_20261126_000918_forms_and_training from './20261126_000918_forms_and_training';
import * as migration_20261126_000919_forms_and_training_rules from './20261126_000919_forms_and_training_rules';
import * as migration_20261126_033814_quarterly_review from './20261126_033814_quarterly_review';
import * as migration_20261126_033815_quarterly_review_rules from './20261126_033815_quarterly_review_rules';
import * as migration_20261128_190201_accounts from './20261128_190201_accounts';
import * as migration_20261128_190301_trail_verifications from './20261128_190301_trail_verifications';
import * as migration_20261128_190401_binding_deactivations from './20261128_190401_binding_deactivations';
import * as migration_20261128_190501_reasons_of_denials from './20261128_190501_reasons_of_denials';
import * as migration_20261128_190801_telephones from './20261128_190801_telephones';
import * as migration_20261128_190901_rosters from './20261128_190901_rosters';
import * as migration_20261128_190902_announcements_to_staff from './20261128_190902_announcements_to_staff';
import * as migration_20261128_190903_area_processes from './20261128_190903_area_processes';
import * as migration_20261128_190904_duties from './20261128_190904_duties';
import * as migration_20261128_191001_request_rules from './20261128_191001_request_rules';
import * as migration_20261128_191002_what_waits from './20261128_191002_what_waits';
import * as migration_20261128_221001_who_asks from './20261128_221001_who_asks';
import * as migration_20261128_222001_contacts_fit_table_1 from './20261128_222001_contacts_fit_table_1';
import * as migration_20261128_222002_points_of_contact from './20261128_222002_points_of_contact';
import * as migration_20261128_223001_trail_search from './20261128_223001_trail_search';

export const migrations = [
  {
    up: migration_20261123_190906_initial.up,
    down: migration_20261123_190906_initial.down,
    name: '20261123_190906_initial',
  },
  {
    up: migration_20261123_190907_rules.up,
    down: migration_20261123_190907_rules.down,
    name: '20261123_190907_rules',
  },
  {
    up: migration_20261123_233500_site_and_outbox.up,
    down: migration_20261123_233500_site_and_outbox.down,
    name: '20261123_233500_site_and_outbox',
  },
  {
    up: migration_20261124_004858_replaced_evidence.up,
    down: migration_20261124_004858_replaced_evidence.down,
    name: '20261124_004858_replaced_evidence',
  },
  {
    up: migration_20261124_022247_kinds.up,
    down: migration_20261124_022247_kinds.down,
    name: '20261124_022247_kinds',
  },
  {
    up: migration_20261124_022248_kinds_rules.up,
    down: migration_20261124_022248_kinds_rules.down,
    name: '20261124_022248_kinds_rules',
  },
  {
    up: migration_20261124_144741_panel.up,
    down: migration_20261124_144741_panel.down,
    name: '20261124_144741_panel',
  },
  {
    up: migration_20261124_144742_panel_rules.up,
    down: migration_20261124_144742_panel_rules.down,
    name: '20261124_144742_panel_rules',
  },
  {
    up: migration_20261124_184211_leavers_and_renewals.up,
    down: migration_20261124_184211_leavers_and_renewals.down,
    name: '20261124_184211_leavers_and_renewals',
  },
  {
    up: migration_20261124_184212_leavers_and_renewals_rules.up,
    down: migration_20261124_184212_leavers_and_renewals_rules.down,
    name: '20261124_184212_leavers_and_renewals_rules',
  },
  {
    up: migration_20261126_000918_forms_and_training.up,
    down: migration_20261126_000918_forms_and_training.down,
    name: '20261126_000918_forms_and_training',
  },
  {
    up: migration_20261126_000919_forms_and_training_rules.up,
    down: migration_20261126_000919_forms_and_training_rules.down,
    name: '20261126_000919_forms_and_training_rules',
  },
  {
    up: migration_20261126_033814_quarterly_review.up,
    down: migration_20261126_033814_quarterly_review.down,
    name: '20261126_033814_quarterly_review',
  },
  {
    up: migration_20261126_033815_quarterly_review_rules.up,
    down: migration_20261126_033815_quarterly_review_rules.down,
    name: '20261126_033815_quarterly_review_rules',
  },
  {
    up: migration_20261128_190201_accounts.up,
    down: migration_20261128_190201_accounts.down,
    name: '20261128_190201_accounts',
  },
  {
    up: migration_20261128_190301_trail_verifications.up,
    down: migration_20261128_190301_trail_verifications.down,
    name: '20261128_190301_trail_verifications',
  },
  {
    up: migration_20261128_190401_binding_deactivations.up,
    down: migration_20261128_190401_binding_deactivations.down,
    name: '20261128_190401_binding_deactivations',
  },
  {
    up: migration_20261128_190501_reasons_of_denials.up,
    down: migration_20261128_190501_reasons_of_denials.down,
    name: '20261128_190501_reasons_of_denials',
  },
  {
    up: migration_20261128_190801_telephones.up,
    down: migration_20261128_190801_telephones.down,
    name: '20261128_190801_telephones',
  },
  {
    up: migration_20261128_190901_rosters.up,
    down: migration_20261128_190901_rosters.down,
    name: '20261128_190901_rosters',
  },
  {
    up: migration_20261128_190902_announcements_to_staff.up,
    down: migration_20261128_190902_announcements_to_staff.down,
    name: '20261128_190902_announcements_to_staff',
  },
  {
    up: migration_20261128_190903_area_processes.up,
    down: migration_20261128_190903_area_processes.down,
    name: '20261128_190903_area_processes',
  },
  {
    up: migration_20261128_190904_duties.up,
    down: migration_20261128_190904_duties.down,
    name: '20261128_190904_duties',
  },
  {
    up: migration_20261128_191001_request_rules.up,
    down: migration_20261128_191001_request_rules.down,
    name: '20261128_191001_request_rules',
  },
  {
    up: migration_20261128_191002_what_waits.up,
    down: migration_20261128_191002_what_waits.down,
    name: '20261128_191002_what_waits',
  },
  {
    up: migration_20261128_221001_who_asks.up,
    down: migration_20261128_221001_who_asks.down,
    name: '20261128_221001_who_asks',
  },
  {
    up: migration_20261128_222001_contacts_fit_table_1.up,
    down: migration_20261128_222001_contacts_fit_table_1.down,
    name: '20261128_222001_contacts_fit_table_1',
  },
  {
    up: migration_20261128_222002_points_of_contact.up,
    down: migration_20261128_222002_points_of_contact.down,
    name: '20261128_222002_points_of_contact',
  },
  {
    up: migration_20261128_223001_trail_search.up,
    down: migration_20261128_223001_trail_search.down,
    name: '20261128_223001_trail_search',
  },
];
