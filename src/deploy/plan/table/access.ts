import { each, harmless, may, REFUSED, type Family } from './row';

const GRANTS = may('cut-access', 'widen-access');

/** Who may do what. */
export const ACCESS: Family = {
  aws_iam_role: {
    created: may('widen-access'),
    destroyed: harmless('what uses it goes or gets another one, and is judged'),
    attributes: {
      assume_role_policy: GRANTS,
      permissions_boundary: GRANTS,
      ...each(['managed_policy_arns', 'inline_policy'], REFUSED),
      ...each(['name', 'name_prefix', 'path'], harmless('who uses the role names it by its ARN')),
      force_detach_policies: harmless('it counts once the role is destroyed'),
      max_session_duration: harmless('services renew their sessions'),
    },
  },
  aws_iam_role_policy: {
    created: may('widen-access'),
    destroyed: may('cut-access'),
    attributes: {
      policy: GRANTS,
      ...each(['name', 'name_prefix', 'role'], harmless('it goes with its role')),
    },
  },
  aws_iam_policy: {
    created: may('widen-access'),
    destroyed: may('cut-access'),
    attributes: {
      policy: GRANTS,
      ...each(['name', 'name_prefix', 'path'], harmless('roles name it by its ARN')),
    },
  },
  aws_iam_role_policy_attachment: {
    created: may('widen-access'),
    destroyed: may('cut-access'),
    attributes: { policy_arn: may('widen-access'), role: harmless('it goes with its role') },
  },
};
