// Uses the sandbox org as any jsforce program uses a real one; prints what it got as JSON.
const jsforce = require('jsforce');

async function main(url) {
  const signedIn = new jsforce.Connection({ loginUrl: url, version: '66.0' });
  await signedIn.authorize({
    grant_type: 'client_credentials',
    client_id: 'sandbox-client',
    client_secret: 'sandbox-secret',
  });
  const conn = signedIn;
  const created = await conn.sobject('Account').create({ Name: 'Ann', Magento_Id__c: 'js:1' });
  const upserted = await conn
    .sobject('Account')
    .upsert({ Name: 'Ann Lee', Magento_Id__c: 'js:1' }, 'Magento_Id__c');
  const rows = Array.from({ length: 250 }, (_, i) => ({ Name: 'Many ' + i, Magento_Id__c: 'js:m' + i }));
  const many = await conn.sobject('Account').upsert(rows, 'Magento_Id__c', { allowRecursive: true });
  const query = await conn.query("SELECT Id, Name FROM Account WHERE Magento_Id__c = 'js:1'");
  const all = [];
  await conn.query('SELECT Id FROM Account').on('record', (r) => all.push(r.Id)).run({ autoFetch: true, maxFetch: 1000 });
  const composite = await conn.request({
    method: 'POST',
    url: '/services/data/v66.0/composite',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      compositeRequest: [
        { method: 'POST', url: '/services/data/v66.0/sobjects/Contact', referenceId: 'c', body: { LastName: 'Lee', AccountId: created.id } },
      ],
    }),
  });
  const described = await conn.sobject('Order').describe();
  const bulk = await conn.bulk2.loadAndWaitForResults({
    object: 'Contact',
    operation: 'insert',
    input: [{ LastName: 'Bulk', FirstName: 'a' }, { LastName: '', FirstName: 'b' }],
    pollInterval: 50,
    pollTimeout: 10000,
  });
  let refused = '';
  try {
    await conn.sobject('Account').create({ Nope: 1 });
  } catch (e) {
    refused = e.errorCode;
  }
  return {
    created: created.success,
    same: query.records[0].Id === created.id && upserted.success,
    name: query.records[0].Name,
    many: many.filter((r) => r.success).length,
    all: all.length,
    composite: composite.compositeResponse[0].httpStatusCode,
    fields: described.fields.some((f) => f.name === 'OrderReferenceNumber'),
    bulk: [bulk.successfulResults.length, bulk.failedResults.length],
    usage: conn.limitInfo.apiUsage.limit,
    refused,
  };
}

main(process.argv[2]).then(
  (result) => console.log(JSON.stringify(result)),
  (error) => {
    console.error(error);
    process.exit(1);
  });
