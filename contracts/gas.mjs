// Writes docs/gas.md from snapshots/gas.json: what the contracts cost, beside what peers published, and what that means per deal.
import { readFileSync, writeFileSync } from 'node:fs'

const gas = Object.fromEntries(
  Object.entries(JSON.parse(readFileSync(new URL('snapshots/gas.json', import.meta.url)))).map(([name, value]) => [name, Number(value)]),
)
const n = (value) => Math.round(value).toLocaleString('en-US')

// Name in the snapshot, what it is, our bound where we set one, and the peers' figures.
const rows = [
  ['firstDepositAndReserve', "a wallet's first deposit with its reservation, approval given before", 88_000, 'x402 channel open 88,900 (m); micro-Raiden open 88,976 to 120,090 (p); go-nitro ERC-20 deposit alone 69,866 (p)'],
  ['claimFirst', 'the first voucher of a lane, to a payee without an account', 0, ''],
  ['claimRepeat', 'a further voucher of a lane, alone', 47_000, 'x402 45,500 (m)'],
  ['batchItem100OnePayer', 'a further voucher in a batch of 100, one payer', 19_000, 'x402 19,300 and a separate payout (m)'],
  ['batchItem100ManyPayers', 'the same, 100 payers', 19_000, 'x402 19,300 and a separate payout (m)'],
  ['pushItem100', 'a payment that a clearer pushes, in a batch of 100', 13_000, ''],
  ['claimLeafFirst', 'the first voucher on a leaf of a tranche of 10,000, with its path', 0, ''],
  ['tranche', 'a tranche, for as many lanes as its tree has leaves', 80_000, ''],
  ['closeReservation', 'both sides close a reservation, the last part is paid', 45_000, 'micro-Raiden cooperative close 71,182 (p); go-nitro exit 112,690 (p)'],
  ['closeReservationRelayed', 'the same, sent by a third party with both signatures', 0, ''],
  ['closeExpired', 'the rest of an expired reservation returns', 0, ''],
  ['openByDelegate', 'a further reservation, opened by a delegate', 0, ''],
  ['depositRepeat', 'a further deposit', 0, ''],
  ['withdraw', 'a withdrawal', 0, ''],
  ['anchor', "an exchange anchors an epoch's root", 47_000, ''],
  ['anchorSelf', 'a provider anchors its own root', 0, ''],
  ['saleContribute', 'a further contribution to the sale', 0, ''],
  ['saleClaim', "a contributor's first claim of its tokens", 0, ''],
]
const missing = Object.keys(gas).filter((name) => !rows.some(([known]) => known === name))
const gone = rows.filter(([name]) => !(name in gas)).map(([name]) => name)
if (gone.length > 0) throw new Error(`the snapshot lacks ${gone}: run all gas tests`)
if (missing.length > 0) throw new Error(`say in gas.mjs what these are: ${missing}`)

const table = rows.map(([name, what, bound, peers]) => `| \`${name}\` | ${what} | ${n(gas[name])} | ${bound ? n(bound) : ''} | ${peers} |`)

// The model: every requester has a reservation to every clearer, every provider offers through one, so is paid by one.
const requesters = 1_000, providers = 10_000, clearers = 10, life = 30 // days of a tranche
const perSettlement = requesters * clearers * gas.batchItem100ManyPayers + providers * gas.pushItem100
const perTranche = clearers * gas.tranche + providers * gas.claimLeafFirst
const perDay = (every) => perSettlement / every + perTranche / life
const model = [1, 2, 7].map((every) => `| ${every === 1 ? 'every day' : `every ${every} days`} | ${n(perDay(every) / 1e6)} M | ${(perDay(every) / 1e6).toFixed(0)} | ${(perDay(every) / 1e7).toFixed(1)} |`)

writeFileSync(new URL('../docs/gas.md', import.meta.url), `# Gas

Written by \`contracts/gas.mjs\` from \`contracts/snapshots/gas.json\`; do not edit. Each figure is one real transaction (forge with \`isolate = true\`), intrinsic gas and calldata
included, refunds deducted; of a batch or push of 100 the whole transaction divided by 100. Amounts have as many digits as real ones. \`make test\` fails when a figure
changes and the snapshot does not.

Peers: (p) as published by the project, (m) measured in isolated transactions on the path that claims. They do other things on the way: x402 pays out
separately, ours lands in the payee's balance in the same transaction.

| name | what | gas | our bound | peers |
|---|---|---|---|---|
${table.join('\n')}

## Per deal

A deal itself costs no gas: vouchers do. With ${n(requesters)} requesters, ${n(providers)} providers and ${clearers} clearers, every requester has a reservation to every clearer
(${n(requesters * clearers)} lanes, each claimed in a batch of 100) and every provider offers through one exchange at a time, so one clearer pays it (${n(providers)} lanes, each pushed in a
batch of 100). A tranche lives ${life} days, and each of its leaves is proven once. How often to settle is a choice: what is at risk meanwhile is what the reservations hold.

| settled | gas a day | per deal at 1 M deals a day | per deal at 10 M |
|---|---|---|---|
${model.join('\n')}
`)
