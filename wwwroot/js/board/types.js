/**
 * The shapes of the board protocol (app/Boards/PROTOCOL.md) as the client uses them.
 *
 * @typedef {"yellow"|"orange"|"pink"|"violet"|"blue"|"teal"|"green"|"white"} Color
 * @typedef {"s"|"m"|"l"} Size
 * @typedef {"column"|"region"} FrameKind
 * @typedef {"administration"|"company"|"science"|"association"|"guest"} Sector
 *
 * @typedef {object} Note
 * @property {string} id
 * @property {string} text at most 2,000 Unicode scalar values
 * @property {number} x left edge in world units (CSS px at 100 %)
 * @property {number} y top edge
 * @property {Color} color
 * @property {Size} size
 * @property {string|null} frame
 * @property {string|null} group
 * @property {string} order fractional index
 * @property {string|null} author null where hidden
 * @property {number} at unix ms
 *
 * @typedef {object} Frame
 * @property {string} id
 * @property {string} title
 * @property {FrameKind} kind
 * @property {number} x
 * @property {number} y
 * @property {number} w
 * @property {number} h
 * @property {string} order
 *
 * @typedef {object} Group
 * @property {string} id
 * @property {string} title
 * @property {string|null} frame
 * @property {number} x
 * @property {number} y
 * @property {string} order
 *
 * @typedef {{id: string, name: string, sector?: Sector, demo?: boolean}} Person
 * @typedef {{id: string, title: string, audience: string, phase: string|null, description?: string|null}} BoardInfo
 *
 * @typedef {object} OpenState the answer of Open, the body of GET /api/v1/boards/{id}, the state in the page
 * @property {number} seq
 * @property {{id: string|null, name: string, role: Role}} you
 * @property {BoardInfo} board
 * @property {Note[]} notes
 * @property {Frame[]} frames
 * @property {Group[]} groups
 * @property {OpenVoting[]} votings
 * @property {Person[]} people
 *
 * @typedef {{opId: string, type: string, id?: string} & Record<string, any>} Op
 * @typedef {Op & {seq: number, actor: string|null, at: number}} AppliedOp
 * @typedef {{from: number, to: number, ops: AppliedOp[]}} AppliedFrame
 * @typedef {{opId: string, seq?: number, error?: {code: string, message: string}}} Receipt
 * @typedef {{seq: number, you: OpenState["you"], ops: AppliedOp[], votings: OpenVoting[]}} OpenOps
 *
 * @typedef {"lead"|"edit"|"notes"|"read"} Role "lead": changes the board itself too; "notes": adds, and touches only what is one's own
 * @typedef {object} Voting
 * @property {string} id
 * @property {string} title
 * @property {"dots"} kind
 * @property {number} budget dots of each person
 * @property {number} max dots of a person on one target
 * @property {"both"|"notes"|"groups"} targets
 * @property {"open"|"until_closed"} secrecy
 * @property {number} seats people in the room without a device
 * @property {"open"|"closed"} status
 *
 * @typedef {{target: string, dots: number}} TargetDots
 * @typedef {{id: string, n: number, voters: number, room: number, dots?: TargetDots[]}} Tally dots are absent while they are secret
 * @typedef {{id: string, own: TargetDots[], fromRoom?: TargetDots[]}} OwnVotes
 * @typedef {Voting & Tally & OwnVotes} OpenVoting
 *
 * @typedef {"notes"|"frames"|"groups"|"votings"} Kind
 * @typedef {{boardId: string, lang: string, hubUrl: string, signedIn: boolean, role: Role, personId: string|null}} Config
 * @typedef {{x: number, y: number, w: number, h: number}} Rect
 */

export {};
