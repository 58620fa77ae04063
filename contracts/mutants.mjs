// Plants one bug after the other in a copy of the contracts and has the tests look for it. A bug that no test finds is a hole in the tests.
//
//   node mutants.mjs            all of them; writes docs/mutants.md
//   node mutants.mjs fee path   those whose description has one of the words; writes their rows anew
//
// Gas is not compared here, and the fuzz tests run less often than in `make test` (profile mutants of foundry.toml). The tests are linked
// to the contracts when they run, so that only a contract is compiled anew: minutes for the first, seconds for each.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const here = import.meta.dirname
const [books, reservations, settlement, centralizer] = ['base/Books', 'base/Reservations', 'base/Settlement', 'Centralizer']
const [hashes, sums, slots, registry, sale, pool] = ['libraries/Hashes', 'libraries/Sums', 'types/Slots', 'Registry', 'TokenSale', 'ClaimPool']
const [leaves, token, vesting] = ['libraries/Leaves', 'IPSXToken', 'TeamVesting']

// What goes wrong, in which file, what is there, what is planted.
const mutants = [
  ['the fee is one wei too high', settlement, 'fee = cumulative * lane.feeBps() / BPS -', 'fee = 1 + cumulative * lane.feeBps() / BPS -'],
  ['the fee is taken on the payment alone, not on the cumulative amount', settlement, 'fee = cumulative * lane.feeBps() / BPS - claimed * lane.feeBps() / BPS', 'fee = amount * lane.feeBps() / BPS'],
  ['vouchers are paid for ever', settlement, 'block.timestamp <= lane.expiry() + CLAIM_WINDOW && ', ''],
  ['the claim window is a second short', settlement, 'block.timestamp <= lane.expiry() + CLAIM_WINDOW', 'block.timestamp < lane.expiry() + CLAIM_WINDOW'],
  ['a voucher above the cap is paid', settlement, '&& amount - 1 < lane.cap() - lane.claimed()', '&& amount != 0'],
  ['anybody signs vouchers', settlement, '!= signer) {', '== address(0)) {'],
  ['a tranche does not count what its leaves are paid', settlement, 'if (tranche != 0) _use(payer, tranche, amount);', ''],
  ['a push does not count what leaves are paid', settlement, 'if (tranche != 0) _use(payer, tranche, paid);', ''],
  ['the sum of a path is not compared', settlement, 'return root == l.tranche && total == sum;', 'return root == l.tranche;'],
  ['the root of a path is not compared', settlement, 'return root == l.tranche && total == sum;', 'return total == sum;'],
  ['the smallest leaf that is shown counts', settlement, 'if (l.allotment <= lane.cap())', 'if (lane.cap() != 0)'],
  ['a leaf that was not paid stays shown', settlement, 'if (reason != Reason.None) _lane(id).lane = lane;', ''],
  ['a clearer never runs out of receipts', settlement, '_receipts[clearer] = receipts - free;', ''],
  ['a push never runs out of receipts', settlement, 'if (left != receipts) _receipts[payer] -= receipts - left;', ''],
  ['the payer keeps what a push pays', settlement, 'from.account = from.account.release(paid);', ''],
  ['a clearer gets no receipts', books, '_receipts[payee] += amount - fee;', ''],
  ['a clearer gets the whole commission', books, 'uint256 share = fee * _rate.current().shareBps() / BPS;', 'uint256 share = fee;'],
  ['a delegate reserves without limit', books, 'delegate.allowance = allowance - amount;', ''],
  ['a delegate acts after its end', books, 'return block.timestamp <= _delegates[wallet][key].until;', 'return _delegates[wallet][key].until != 0;'],
  ['commission changes at once', books, 'uint40 from = uint40(block.timestamp) + DELAY;\n        _rate', 'uint40 from = uint40(block.timestamp);\n        _rate'],
  ['commission has no bound', books, 'require(bps <= MAX_COMMISSION_BPS,', 'require(bps <= BPS,'],
  ['reserved money comes from nowhere', books, 'kept.account = _funded(account, payer, amount).debit(amount).hold(amount);', 'kept.account = _funded(account, payer, amount).hold(amount);'],
  ['a balance can be overdrawn', books, 'require(amount <= account.balance(), InsufficientBalance(wallet, account.balance(), amount));', ''],
  ['a closed lane is open', slots, 'return l.expiry() != 0;', 'return Lane.unwrap(l) != 0;'],
  ['a lane is opened twice', reservations, 'require(Lane.unwrap(l.lane) == 0, LaneExists(id));', ''],
  ['a tranche is opened twice', reservations, 'require(Lane.unwrap(pool.lane) == 0, TrancheExists(payer, root));', ''],
  ['an expired lane closes before the claim window ends', reservations, 'uint256 end = lane.expiry() + CLAIM_WINDOW;\n        require(block.timestamp > end, TooEarly(id, end));', 'uint256 end = lane.expiry();\n        require(block.timestamp > end, TooEarly(id, end));'],
  ['a tranche closes before the claim window ends', reservations, 'require(block.timestamp > end, TooEarly(root, end));', ''],
  ['the payee closes alone', reservations, 'require(other == signer || other == payer, NotAgreedByPayer(id, other));\n        }', '}'],
  ['the payer closes alone', reservations, 'require(_actsFor(payee, other), NotAgreedByPayee(id, other));', ''],
  ['a close takes back what was claimed', reservations, 'require(claimed <= cumulative && cumulative <= cap,', 'require(cumulative <= cap,'],
  ['a close returns the whole cap', reservations, '.credit(cap - cumulative);', '.credit(cap);'],
  ['a top-up shortens a lane', reservations, 'require(expiry >= lane.expiry(), BadExpiry(expiry));', ''],
  ['a voucher closes a lane', hashes, 'keccak256("Close(bytes32 lane,uint128 cumulative)")', 'VOUCHER'],
  ['the domain is not signed', hashes, 'mstore(add(free, 0x02), separator)\n            mstore(free, keccak256', 'mstore(add(free, 0x02), 0)\n            mstore(free, keccak256'],
  ['both forms of a signature count', hashes, 'if iszero(gt(s, MAX_S)) {', 'if 1 {'],
  ['a node does not hash its sums', sums, '? keccak256(abi.encode(hash, sum, otherHash, otherSum))', '? keccak256(abi.encode(hash, otherHash))'],
  ['a leaf does not hash its allotment', sums, 'number, allotment, LEAF', 'number, LEAF'],
  ['a withdrawal is not taken from the balance', centralizer, '_funded(kept.account, msg.sender, amount).debit(amount);', '_funded(kept.account, msg.sender, amount);'],
  ['one leaf has many lanes', settlement, ' || id != Hashes.lane(payer, payee, signer, l.item.number, l.tranche)', ''],
  ['a leaf of nobody counts', settlement, 'signer == address(0) || ', ''],
  ['a deposit is not collected', centralizer, 'emit Deposited(msg.sender, amount);\n        token.safeTransferFrom(msg.sender, address(this), amount);', 'emit Deposited(msg.sender, amount);'],
  ['the terms of a sale change', sale, 'require(_terms.hardCap == 0, AlreadyOpened());', ''],
  ['anybody opens the sale', sale, 'function open(Terms calldata terms_) external restricted {', 'function open(Terms calldata terms_) external {'],
  ['anybody sets an allow-list', sale, 'function setAllowList(Stage stage_, bytes32 root) external restricted {', 'function setAllowList(Stage stage_, bytes32 root) external {'],
  ['a wallet admits itself', sale, 'require(Leaves.proven(proof, allowList[stage_], wallet, limit), BadProof(stage_, wallet));', ''],
  ['a limit is not used up', sale, 'return Math.saturatingSub(limit, place.given);', 'return limit;'],
  ['the public stage has no cap beside its list', sale, '_terms.publicListed ? Math.min(limit, _terms.publicCap) : _terms.publicCap', '_terms.publicListed ? limit : _terms.publicCap'],
  ['the private stage takes any sum', sale, 'if (running == Stage.Private) _checkMinimum();', ''],
  ['what crosses the hard cap is kept', sale, 'if (accepted < msg.value) payable(msg.sender).sendValue(msg.value - accepted);', ''],
  ['the hard cap is no cap', sale, 'Math.min(msg.value, _terms.hardCap - _raised)', 'msg.value'],
  ['a stage goes on for a second', sale, 'return from <= block.timestamp && block.timestamp < until;', 'return from <= block.timestamp && block.timestamp <= until;'],
  ['a stage begins a second late', sale, 'return from <= block.timestamp && block.timestamp < until;', 'return from < block.timestamp && block.timestamp < until;'],
  ['a sale below its soft cap succeeds', sale, 'return _over() && _raised >= _terms.softCap;', 'return _over();'],
  ['a sale that reached its soft cap fails', sale, 'return _over() && _raised < _terms.softCap;', 'return _over() && _raised <= _terms.softCap;'],
  ['a sale ends when the soft cap is reached', sale, '(_raised == hardCap || block.timestamp >= _terms.publicUntil)', '(_raised >= _terms.softCap || block.timestamp >= _terms.publicUntil)'],
  ['a sale is finalized twice', sale, 'require(address(vesting) == address(0), AlreadyFinalized());', ''],
  ['tokens are claimed twice', sale, 'place.given = 0;', ''],
  ['claims are rounded alone', sale, 'SALE * (before + given) / _raised - SALE * before / _raised', 'SALE * given / _raised'],
  ['a refund needs no failure', sale, 'require(failed(), NotFailed());', ''],
  ['the ether is collected twice', sale, 'require(!_collected, AlreadyCollected());', ''],
  ['the treasury collects what anybody sent', sale, 'treasury.sendValue(_raised);', 'treasury.sendValue(address(this).balance);'],
  ['the team gets what the early adopters should', sale, 'token.transfer(address(earlyAdopters), EARLY);', 'token.transfer(address(earlyAdopters), TEAM);'],
  ['pausing stops claims', sale, 'function claim(address wallet) external {', 'function claim(address wallet) external whenNotPaused {'],
  ['pausing stops refunds', sale, 'function refund() external {', 'function refund() external whenNotPaused {'],
  ['pausing does not stop contributions', sale, 'function _contribute() private whenNotPaused {', 'function _contribute() private {'],
  ['an inner node is a leaf', leaves, 'keccak256(bytes.concat(keccak256(abi.encode(wallet, amount))))', 'keccak256(abi.encode(wallet, amount))'],
  ['a pool pays twice', pool, 'claimedBy[wallet] = total;', ''],
  ['a pool pays the whole sum again', pool, 'token.safeTransfer(wallet, total - before);', 'token.safeTransfer(wallet, total);'],
  ['a pool pays whom its list does not name', pool, 'require(Leaves.proven(proof, root, wallet, total), BadProof(wallet));', ''],
  ['anybody sets the list of a pool', pool, 'function setRoot(bytes32 newRoot) external restricted {', 'function setRoot(bytes32 newRoot) external {'],
  ['anybody completes the funding', token, 'require(msg.sender == funding, NotFunding(msg.sender));', ''],
  ['the supply is minted again', token, 'require(totalSupply() == 0, AlreadyComplete());', ''],
  ['the team has no cliff', vesting, 'VestingWalletCliff(cliff_)', 'VestingWalletCliff(cliff_ * 0)'],
  ['an anchor is written over', registry, 'require(before == 0, AlreadyAnchored(msg.sender, epoch, before));', ''],
  ['a provider anchors as an exchange', registry, '_keep(selfAnchorOf[msg.sender], epoch, root);', '_keep(anchorOf[msg.sender], epoch, root);'],
  ['a log is taken for a provider', registry, "abi.encode(LOG, log.deal", 'abi.encode(PROVIDER, log.deal'],
  ['the size of a log is not proven', registry, 'abi.encode(LOG, log.deal, log.size, log.root)', 'abi.encode(LOG, log.deal, uint64(0), log.root)'],
  ['a log of one provider proves for another', registry, 'abi.encode(PROVIDER, provider, _rootOver(log, logPath))', 'abi.encode(PROVIDER, address(0), _rootOver(log, logPath))'],
  ['a wallet withdraws what it did not list', registry, 'require(_exchanges.remove(msg.sender), NotListed(msg.sender));', '_exchanges.remove(msg.sender);'],
  ['a URL may be anything', registry, ' && _isWeb(bytes(url))', ''],
]

const wanted = process.argv.slice(2)
const chosen = mutants.filter(([what]) => wanted.length === 0 || wanted.some((word) => what.includes(word)))
const scratch = mkdtempSync(join(tmpdir(), 'mutants-'))
const copy = join(scratch, 'contracts')
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
process.on('SIGINT', () => process.exit(130))
for (const part of ['src', 'test', 'bin', 'snapshots', 'foundry.toml', 'package.json']) cpSync(join(here, part), join(copy, part), { recursive: true })
symlinkSync(join(here, 'node_modules'), join(copy, 'node_modules'))
symlinkSync(join(here, '../testdata'), join(scratch, 'testdata'))

// test says which test fails, '' when none does.
function test() {
  const env = { ...process.env, FOUNDRY_PROFILE: 'mutants', FORGE_SNAPSHOT_CHECK: 'false' }
  const run = spawnSync('node_modules/.bin/forge', ['test', '--fail-fast', '--no-match-path', 'test/{Gas,SaleGas}.t.sol'], { cwd: copy, env, encoding: 'utf8' })
  if (run.status === 0) return ''
  const failed = /\[FAIL[^\n]*\] (\w+)\(|\[FAIL[^\n]*\]\n[\s\S]*?\n (invariant_\w+)\(/.exec(run.stdout)
  if (!failed) throw new Error(`forge did not get as far as testing:\n${run.stdout}${run.stderr}`)
  return failed[1] ?? failed[2]
}

// What is known of each bug: its row in docs/mutants.md.
const page = join(here, '../docs/mutants.md')
const rows = new Map()
const rowOf = (what, file, found) => `| ${what} | \`${file}.sol\` | ${found ? `\`${found}\`` : '**nothing**'} |`
if (existsSync(page)) {
  const before = readFileSync(page, 'utf8').split('\n')
  for (const [what] of mutants) rows.set(what, before.find((line) => line.startsWith(`| ${what} |`)))
}
for (const [i, [what, file, there, planted]] of chosen.entries()) {
  const path = join(copy, 'src', `${file}.sol`)
  const source = readFileSync(path, 'utf8')
  if (source.split(there).length !== 2) throw new Error(`${what}: ${file}.sol does not have once what it is planted in`)
  writeFileSync(path, source.replace(there, () => planted))
  const found = test()
  writeFileSync(path, source)
  rows.set(what, rowOf(what, file, found))
  console.log(`${i + 1} of ${chosen.length}: ${what}: ${found ? `found by ${found}` : 'NOT FOUND'}`)
}
const known = mutants.map(([what]) => rows.get(what)).filter((row) => row)
const lost = known.filter((row) => row.includes('**nothing**')).length
writeFileSync(
  page,
  `# Planted bugs\n\nWritten by \`contracts/mutants.mjs\`, which plants one bug at a time in a copy of the contracts and runs the tests: ${known.length} bugs, ${known.length - lost} found.\n\n` +
    `| planted | in | first found by |\n|---|---|---|\n${known.join('\n')}\n`,
)
process.exit(lost === 0 ? 0 : 1)
