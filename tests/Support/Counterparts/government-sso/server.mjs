// Plays the government's unified sign-in on a free port of the loopback interface: a certified OpenID provider with a login page of its own.
// Accounts and client come in the environment; the first line on standard output names the issuer. Ends with its standard input.
import { createServer } from 'node:http';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import Provider, { interactionPolicy } from 'oidc-provider';

const accounts = JSON.parse(process.env.SSO_ACCOUNTS ?? '[]');
const algorithm = process.env.SSO_ALGORITHM ?? 'RS256';
const personal = ['name', 'id_no', 'mobile'];
const corporate = ['uscc', 'corp_name', 'legal_rep_name', 'agent_name', 'agent_id_no', 'agent_mobile', 'agent_role'];

const key = (alg, kid) => ({
  ...(alg === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('rsa', { modulusLength: 2048 })).privateKey.export({ format: 'jwk' }),
  alg, kid, use: 'sig',
});

const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

// A native client would ask for consent each time; the government's sign-in does not.
const policy = interactionPolicy.base();
policy.get('consent').checks.remove('native_client_prompt');

const provider = new Provider(issuer, {
  clients: [{
    client_id: process.env.SSO_CLIENT_ID,
    client_secret: process.env.SSO_CLIENT_SECRET,
    // The port of a platform under test is not known yet; of a native client any port of the loopback interface is taken.
    application_type: 'native',
    redirect_uris: ['127.0.0.1', '[::1]', 'localhost'].map((host) => `http://${host}/sign-in/government`),
    post_logout_redirect_uris: ['127.0.0.1', '[::1]', 'localhost'].map((host) => `http://${host}/sign-in`),
    token_endpoint_auth_method: 'client_secret_basic',
    id_token_signed_response_alg: algorithm,
    grant_types: ['authorization_code'],
    response_types: ['code'],
  }],
  jwks: { keys: [key('RS256', 'rs-1'), key('ES256', 'es-1')] },
  enabledJWA: { idTokenSigningAlgValues: ['RS256', 'ES256'] },
  scopes: ['openid', 'person', 'corp'],
  claims: { openid: ['sub', 'account_type', 'loa'], person: personal, corp: corporate },
  conformIdTokenClaims: true,
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>统一身份认证（测试）</title><link rel="icon" href="data:,"></head><body>
<h1>退出统一身份认证</h1>${form}<button form="op.logoutForm" name="logout" value="yes">退出</button></body></html>`;
      },
    },
  },
  interactions: { policy, url: (_, interaction) => `/interaction/${interaction.uid}` },
  cookies: { keys: [randomBytes(16).toString('hex')] },
  ttl: { AuthorizationCode: 60, AccessToken: 600, IdToken: 600, Interaction: 600, Session: 600, Grant: 600 },
  findAccount: (_, id) => {
    const account = accounts.find((one) => one.sub === id);
    return account && { accountId: id, claims: () => account };
  },
  // Nobody is asked twice: whoever signs in lets the platform know who it is.
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid person corp');
    await grant.save();
    return grant;
  },
});

const escaped = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const page = (uid) => `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>统一身份认证（测试）</title><link rel="icon" href="data:,"></head><body>
<h1>统一身份认证</h1><form method="post" action="/interaction/${uid}">
${accounts.map((one) => `<button name="sub" value="${escaped(one.sub)}">${escaped(one.corp_name ?? one.name)}</button>`).join('\n')}
<button name="sub" value="">取消登录</button></form></body></html>`;

const body = async (request) => {
  let text = '';
  for await (const piece of request) text += piece;
  return new URLSearchParams(text);
};

const callback = provider.callback();
server.on('request', async (request, response) => {
  if (!request.url.startsWith('/interaction/')) return callback(request, response);
  try {
    const { uid } = await provider.interactionDetails(request, response);
    if (request.method !== 'POST') return response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page(uid));
    const accountId = (await body(request)).get('sub');
    const result = accountId ? { login: { accountId, remember: false } } : { error: 'access_denied', error_description: 'the person said no' };
    return await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  } catch (failure) {
    return response.writeHead(400, { 'Content-Type': 'text/plain' }).end(failure.message);
  }
});

console.log(`issuer ${issuer}`);
process.stdin.on('end', () => process.exit(0)).resume();
