// An OpenID provider of one client and of whoever signs in: node provider.mjs REDIRECT_ADDRESS
// PUT /_claims/NAME with a JSON object says what is told of that person from now on.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const people = new Map();

const server = createServer().listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'crossdock', client_secret: 'provider-secret', redirect_uris: [process.argv[2]] }],
    claims: { openid: ['sub'], profile: ['preferred_username', 'groups', 'realm_access'], email: ['email'] },
    pkce: { required: () => true },
    cookies: { keys: ['tests alone'] },
    async findAccount(ctx, id) {
      return { accountId: id, claims: async () => ({ sub: id, preferred_username: id, ...people.get(id) }) };
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.method === 'PUT' && request.url.startsWith('/_claims/')) {
      let body = '';
      request.on('data', (part) => (body += part));
      request.on('end', () => {
        people.set(request.url.slice('/_claims/'.length), JSON.parse(body));
        response.writeHead(204).end();
      });
    } else {
      answer(request, response);
    }
  });
  console.log(`The provider is ready: ${issuer}`);
});
