import { releaseOf } from '#adopt/release/release';

test('a resource is let go of as a whole, with blocks that destroy nothing', () => {
  const addresses = [
    'aws_sns_topic.orders',
    'module.q["a"].aws_sqs_queue.this[0]',
    'module.q["b"].aws_sqs_queue.this[0]',
  ];
  const { blocks, commands } = releaseOf(addresses, addresses);
  expect(blocks).toBe(`removed {
  from = aws_sns_topic.orders

  lifecycle {
    destroy = false
  }
}

removed {
  from = module.q.aws_sqs_queue.this

  lifecycle {
    destroy = false
  }
}
`);
  expect(commands).toEqual([
    'terraform state rm aws_sns_topic.orders',
    `terraform state rm 'module.q["a"].aws_sqs_queue.this[0]'`,
    `terraform state rm 'module.q["b"].aws_sqs_queue.this[0]'`,
  ]);
});

test('one that is taken over in part has no block, which would let go of the rest too', () => {
  const taken = ['aws_sqs_queue.q["a"]'];
  expect(releaseOf(taken, [...taken, 'aws_sqs_queue.q["b"]'])).toEqual({
    blocks: '',
    commands: [`terraform state rm 'aws_sqs_queue.q["a"]'`],
  });
});
