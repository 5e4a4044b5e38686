import { QueueKeys } from "./queue_keys.js";

new QueueKeys().connect();
