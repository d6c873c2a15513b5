import type { Topology } from '#model/topology';
import { anywhere, needsOn, type ResourceTypes } from '../need';
import { ofKind } from '../of-kind';
import { named, regional } from '../place';

function made({ consumers }: Topology) {
  return ofKind(consumers, 'step-functions').filter(({ stateMachine }) => stateMachine.owned);
}

const machines = needsOn({
  sid: 'StateMachines',
  on: (place) => {
    const names = made(place.topology).map(({ physicalName }) => physicalName);
    return named(place, names).map((name) => regional(place, 'states', `stateMachine:${name}`));
  },
});

const pipes = needsOn({
  sid: 'Pipes',
  on: (place) => {
    const names = ofKind(place.topology.consumers, 'step-functions').map(({ physicalName }) => physicalName);
    return named(place, names).map((name) => regional(place, 'pipes', `pipe/${name}`));
  },
});

export const STEP_FUNCTIONS: ResourceTypes = {
  aws_sfn_state_machine: {
    isUsed: (topology) => made(topology).length > 0,
    needs: [
      machines({
        read: [
          'states:DescribeStateMachine',
          'states:ListStateMachineVersions',
          'states:ListTagsForResource',
        ],
        write: [
          'states:CreateStateMachine',
          'states:DeleteStateMachine',
          'states:TagResource',
          'states:UntagResource',
          'states:UpdateStateMachine',
        ],
      }),
      anywhere({ read: ['states:ValidateStateMachineDefinition'] }),
    ],
  },
  aws_pipes_pipe: {
    isUsed: ({ consumers }) => ofKind(consumers, 'step-functions').length > 0,
    needs: [
      pipes({
        read: ['pipes:DescribePipe', 'pipes:ListTagsForResource'],
        write: [
          'pipes:CreatePipe',
          'pipes:DeletePipe',
          'pipes:TagResource',
          'pipes:UntagResource',
          'pipes:UpdatePipe',
        ],
      }),
    ],
  },
};
