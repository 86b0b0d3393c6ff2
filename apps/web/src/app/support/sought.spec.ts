import { soughtBy } from './sought';

const id = '01a1fe81-466b-7c8f-a63b-68f2577c09f2';

function codeOf(ticket: string, format = 1): string {
  const bytes = new Uint8Array(105);
  bytes[0] = format;
  bytes.set(ticket.replaceAll('-', '').match(/../g)?.map((pair) => parseInt(pair, 16)) ?? [], 5);
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
}

describe('what support looks for', () => {
  it('is a mail address as it stands', () => {
    expect(soughtBy('  Amina.Ben-Salah@eventify.example ')).toEqual({ mail: 'Amina.Ben-Salah@eventify.example' });
  });

  it.each(['EV-7K3MQ-9Q2XD', 'ev-7k3mq-9q2xd', '7k3mq 9q2xd', 'EV7K3MQ9Q2XD', '#EV–7K3MQ–9Q2XD'])('is the number %s', (said) => {
    expect(soughtBy(said)).toEqual({ number: 'EV-7K3MQ-9Q2XD' });
  });

  it('is a number with letters that are heard for digits', () => {
    expect(soughtBy('EV-OO1IL-00000')).toEqual({ number: 'EV-00111-00000' });
  });

  it('is a number that begins as the prefix does', () => {
    expect(soughtBy('EV345-67890')).toEqual({ number: 'EV-EV345-67890' });
  });

  it('is a ticket by its id, or in an address', () => {
    expect(soughtBy(id.toUpperCase())).toEqual({ ticketId: id });
    expect(soughtBy(`https://tickets.example/fr/tickets/${id}?x=1`)).toEqual({ ticketId: id });
  });

  it('is a ticket by what its code says', () => {
    expect(soughtBy(codeOf(id))).toEqual({ ticketId: id });
  });

  it.each(['', 'Amina', 'amina@', 'EV-7K3MQ', 'EV-7K3MQ-9Q2XU', codeOf(id, 2)])('is nothing: "%s"', (said) => {
    expect(soughtBy(said)).toBeUndefined();
  });
});
