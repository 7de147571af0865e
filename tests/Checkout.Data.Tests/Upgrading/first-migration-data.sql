-- The data of a database that the first migration made, for AnOlderDatabase: rows of every table, as the code of that day wrote them.
--
-- It is plain SQL for PostgreSQL; for SQLite, FirstDatabase rewrites ids ('…-…' in lower case), instants ('2026-11-23T20:00:00Z') and
-- decimals, which therefore are written with all the decimals of their column. Columns that are null throughout are left out.
-- Activity is sealed with the key of TestAuditKey: whoever changes an entry breaks its seal. Rows may be added; the columns are those of
-- the first migration for ever, whatever later ones add.

DELETE FROM "NumberSeries";

INSERT INTO "Profiles"
    ("Id", "Name", "Permissions", "Version", "Ordinal")
VALUES
    ('01a22a57-2e0e-7c6c-8fcf-cadbb6330102', 'System Administrator', 'ManageBilling, ManageUsers', 'df3cb880-cd1f-4c65-9cea-aae9410a6feb',
     117703094188276844),
    ('01a22a57-2e19-721f-9be3-f33c63630950', 'Standard User', 'None', '49a1e56b-c7e7-4861-b0ee-957235ee3187', 117703094188996404),
    ('01a22a57-2e19-7733-af42-46470d29822e', 'Billing Administrator', 'ManageBilling', '8c5eded5-af9c-4aa6-ab51-16c4a2d5f0a2',
     117703094188996403);

INSERT INTO "PermissionSets"
    ("Id", "Name", "Permissions", "Version", "Ordinal")
VALUES
    ('01a22a57-2f75-7871-9cfa-17f5a32dd132', 'Billing access', 'ManageBilling', 'dc41ae76-4880-4e77-b97e-9cc4b040419a', 117703094211803249);

INSERT INTO "Books"
    ("Id", "ClosedThrough", "ClosingThrough", "Version", "Ordinal")
VALUES
    ('01a22a57-2fc9-7314-ba03-57f7701de0ef', '1976-11-30', '1976-11-30', '341bf443-9217-44bf-a881-5df9c82eff2b', 117703094217306900);

INSERT INTO "NumberSeries"
    ("Key", "Last")
VALUES
    ('COL', 0),
    ('Q', 0),
    ('REM', 0),
    ('REQ', 0),
    ('CM:01a22a57369970c582d68f832a312c48', 0),
    ('C', 2),
    ('O', 2),
    ('INV:01a22a57369970c582d68f832a312c48', 3),
    ('PAY', 3);

INSERT INTO "LegalEntities"
    ("Id", "ExternalId", "Name", "TaxId", "InvoicePrefix", "CreditMemoPrefix", "IsDefault", "Address_City", "Address_Country",
    "Address_Line1", "Address_Name", "Address_PostalCode", "Bank_Bank", "Bank_Holder", "Bank_Iban", "Version", "Ordinal")
VALUES
    ('01a22a57-3699-70c5-82d6-8f832a312c48', 'LE-1', 'Cirrus', '94-055', 'INV1-', 'CM1-', true, 'Stuttgart', 'DE', 'Industriestraße 14',
     'Acme GmbH', '70565', 'Bank', 'Cirrus', 'DE02120300000000202051', 'bb06b669-6852-46df-8484-23b68efcb28e', 117703094331601093);

INSERT INTO "Products"
    ("Id", "ExternalId", "Sku", "Name", "Family", "Unit", "IsRecurring", "TaxClass", "Requires", "Excludes", "Active", "Version", "Ordinal")
VALUES
    ('01a22a57-36a7-704b-9a86-8440667b4640', 'P-1', 'SEAT-1', 'Core seats', 'Core', 'user', true, 'software', '', '', true,
     '49ec5963-69f6-4014-a8de-0bfbb6e9ba49', 117703094332518475),
    ('01a22a57-36aa-7365-b80f-bd8381d0e760', 'W-1', 'WORK-1', 'Workshop', 'Services', 'unit', false, 'service', '', '', true,
     '96fa72be-9759-447c-a632-bcc63dbc2ea3', 117703094332715877);

INSERT INTO "PriceBooks"
    ("Id", "ExternalId", "Name", "Currency", "IsStandard", "Active", "Version", "Ordinal")
VALUES
    ('01a22a57-542f-78d6-8206-84d5d072f81b', 'PB-USD', 'Standard prices', 'USD', true, true, '1f031f70-97c2-42d7-b82a-44dd054a3891',
     117703094827972822);

INSERT INTO "PriceBookTier"
    ("Id", "PriceBookId", "ProductId", "BaseQuantity", "MinimumQuantity", "UnitPrice", "Version", "Ordinal")
VALUES
    ('01a22a57-547f-7735-95dc-80644ffe7675', '01a22a57-542f-78d6-8206-84d5d072f81b', '01a22a57-36a7-704b-9a86-8440667b4640', 1.0000,
     1.0000, 50.000000, '9ae58f00-1086-424a-b029-7014c3e65ef9', 117703094833215285),
    ('01a22a57-5480-73e1-be39-792e31d70c1f', '01a22a57-542f-78d6-8206-84d5d072f81b', '01a22a57-36a7-704b-9a86-8440667b4640', 1.0000,
     50.0000, 45.000000, '9fc81719-e733-42ea-b3e6-4efb872c99ac', 117703094833279969);

INSERT INTO "TaxRates"
    ("Id", "ExternalId", "Country", "ProductTaxClass", "AccountCategory", "ValidFrom", "Category", "Rate", "Version", "Ordinal")
VALUES
    ('01a22a57-552e-7ce9-a15c-0535ecc956b2', 'tax-de', 'DE', 'software', 'standard', '2021-01-01', 'S', 19.0000,
     '1cf6743a-0c5f-4c81-a39e-9b879fce2900', 117703094844685545);

INSERT INTO "Accounts"
    ("Id", "Number", "ExternalId", "Name", "Currency", "Locale", "TimeZone", "TaxCategory", "RequiresPoNumber", "HistoryComplete",
    "RemindersOff", "Active", "BillingAddress_City", "BillingAddress_Country", "BillingAddress_Line1", "BillingAddress_Name",
    "BillingAddress_PostalCode", "Executive_Email", "Executive_Name", "Executive_Phone", "Version", "Ordinal")
VALUES
    ('01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'A-00000001', 'CRM-1', 'Acme GmbH', 'USD', 'de-DE', 'Europe/Berlin', 'standard', false, true,
     false, true, 'Stuttgart', 'DE', 'Industriestraße 14', 'Acme GmbH', '70565', 'noemie@vendor.example', 'Noémie Lefèvre',
     '+1 415 555 0178', 'e29641f9-a05c-4a41-9bfc-03021b92518a', 117703094331800340);

INSERT INTO "AccountLocks"
    ("AccountId", "Revision")
VALUES
    ('01a22a57-369c-7b14-8242-2f0d1cad9ba3', '5d2dafe7-e28f-4c2b-81ac-d673bd848f01');

INSERT INTO "AspNetUsers"
    ("Id", "DisplayName", "Active", "UserName", "NormalizedUserName", "Email", "NormalizedEmail", "EmailConfirmed", "SecurityStamp",
    "ConcurrencyStamp", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount")
VALUES
    ('01a22a57-369e-75ed-9e9a-61c66790041c', 'Zoë Brandström', true, 'admin1@acme.example', 'ADMIN1@ACME.EXAMPLE', 'admin1@acme.example',
     'ADMIN1@ACME.EXAMPLE', false, 'efcc89381d82479587c2a269253033a1', '762fa627-c819-402f-919a-43ea02d5776f', false, false, true, 0);

INSERT INTO "Memberships"
    ("Id", "AccountId", "UserId", "ProfileId", "Active", "Version", "Ordinal")
VALUES
    ('01a22a57-4d55-7011-b9af-d0fc31e7170a', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-369e-75ed-9e9a-61c66790041c',
     '01a22a57-2e19-7733-af42-46470d29822e', true, 'e401cd51-cec0-40fe-b119-1a62c611c6c3', 117703094713020433);

INSERT INTO "MembershipPermissionSet"
    ("Id", "AccountId", "MembershipId", "PermissionSetId", "Version", "Ordinal")
VALUES
    ('01a22a57-56dd-73ee-966f-91f45a547515', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-4d55-7011-b9af-d0fc31e7170a',
     '01a22a57-2f75-7871-9cfa-17f5a32dd132', 'dc4edbec-c9f9-47e9-b8d8-5fd7334f58cf', 117703094872929262);

INSERT INTO "StoredMethods"
    ("Id", "AccountId", "Gateway", "CustomerReference", "Token", "Kind", "Brand", "LastFour", "ExpiryMonth", "ExpiryYear", "Slug",
    "IsDefault", "AddedBy", "AddedAt", "Version", "Ordinal")
VALUES
    ('01a22a57-9977-7058-a436-33b9381c13f7', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'Simulated', 'cus',
     'simpm_4242424242424242_b8b7bd22f471422a9ae63cfe67d0e235', 'Card', 'Visa', '4242', 12, 2035, 'visa-4242', true, 'Zoë Brandström',
     '2026-09-24T20:00:00Z', 'e71fa230-2b1a-49a5-8efc-d7ea7c2798c6', 117703095990317144);

INSERT INTO "Contracts"
    ("Id", "Autopay", "AutopayBy", "AutopayAt", "PoNumber", "InvoiceDelivery", "BillingRevision", "AccountId", "Number", "Slug", "Source",
    "Name", "Currency", "LegalEntityId", "AnchorOn", "StartsOn", "EndsOn", "AcceptedOn", "NextBillingOn", "BillingFrequency",
    "PaymentTermsDays", "PaymentArrangement", "AllowsStandardPrices", "AutoRenews", "NoticeDays", "TakesNotice", "SearchText",
    "BillTo_City", "BillTo_Country", "BillTo_Line1", "BillTo_Name", "BillTo_PostalCode", "Version", "Ordinal")
VALUES
    ('01a22a57-8264-7df8-93cc-a9674acfcff9', 'OnDueDate', 'Zoë Brandström', '2026-09-24T20:00:00Z', 'PO 4711', 'MailWithPdf', 2,
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'C-00000001', 'C-00000001', 'Checkout', 'Seats for everyone', 'USD',
     '01a22a57-3699-70c5-82d6-8f832a312c48', '2026-09-24', '2026-09-24', '2027-09-23', '2026-09-24', '2026-11-24', 'Monthly', 30,
     'Invoice', true, false, 30, false, 'C-00000001 SEATS FOR EVERYONE PO 4711', 'Stuttgart', 'DE', 'Industriestraße 14', 'Acme GmbH',
     '70565', 'c57a6aa9-a039-4fed-8970-91642d05c38d', 117703095603199480),
    ('01a22a57-ba33-7448-a532-2a1e33c4e2cc', 'Off', NULL, NULL, '4500-118 207', 'MailWithPdf', 1, '01a22a57-369c-7b14-8242-2f0d1cad9ba3',
     'C-00000002', 'C-00000002', 'Checkout', 'Seats for everyone', 'USD', '01a22a57-3699-70c5-82d6-8f832a312c48', '2026-11-23',
     '2026-11-23', '2027-02-22', '2026-11-23', NULL, 'Annual', 30, 'Invoice', true, false, 30, false,
     'C-00000002 SEATS FOR EVERYONE 4500-118 207', 'Stuttgart', 'DE', 'Industriestraße 14', 'Acme GmbH', '70565',
     'bea78e32-ae7c-41bf-902e-f853bfdbe6cc', 117703096539509832);

INSERT INTO "Orders"
    ("Id", "AccountId", "Number", "Slug", "Source", "ContractId", "QuoteId", "QuoteNumber", "PlacedOn", "PlacedAt", "PlacedBy", "PoNumber",
    "Currency", "Status", "NetAmount", "TaxAmount", "TotalAmount", "BilledHere", "SearchText", "Version", "Ordinal")
VALUES
    ('01a22a57-8274-777c-9c45-08008a2bfb88', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'O-00000001', 'O-00000001', 'Checkout',
     '01a22a57-8264-7df8-93cc-a9674acfcff9', '01a22a57-5928-717d-96a4-a2e85febbeed', 'Q-09000002', '2026-09-24', '2026-09-24T20:00:00Z',
     'Zoë Brandström', '4500-118 207', 'USD', 'Active', 6900.0000, 1311.0000, 8211.0000, true,
     'O-00000001 =8211= Q-09000002 4500-118 207 ZOE BRANDSTROM CORE SEATS WORKSHOP', 'a908455b-2d9b-4d6a-b4af-1b823317c720',
     117703095604246396),
    ('01a22a57-ba33-7aad-b751-dbdbeda08d3e', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'O-00000002', 'O-00000002', 'Checkout',
     '01a22a57-ba33-7448-a532-2a1e33c4e2cc', '01a22a57-b995-7e4b-a7a5-ce2693b41c44', 'Q-09000003', '2026-11-23', '2026-11-23T20:00:00Z',
     'Zoë Brandström', '4500-118 207', 'USD', 'Active', 300.0000, 57.0000, 357.0000, true,
     'O-00000002 =357= Q-09000003 4500-118 207 ZOE BRANDSTROM CORE SEATS', '8f032d68-9a46-4334-b1c8-f8ff284fdec1', 117703096539512150);

INSERT INTO "Quotes"
    ("Id", "AccountId", "Number", "Slug", "Revision", "Source", "Title", "Type", "Origin", "ContractId", "ContractEndsOn", "Currency",
    "LegalEntityId", "TermMonths", "StartsOn", "ExpiresOn", "BillingFrequency", "PaymentTermsDays", "PaymentArrangement", "AutoRenews",
    "TermsVersion", "TermsUrl", "Note", "RenewalFingerprint", "PublishedAt", "PublishedOn", "NetAmount", "TaxAmount", "TotalAmount",
    "FiguresOn", "OrderId", "OrderNumber", "Status", "DecidedAt", "DecidedBy", "SearchText", "Version", "Ordinal")
VALUES
    ('01a22a57-5928-717d-96a4-a2e85febbeed', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'Q-09000002', 'Q-09000002', 1, 'Vendor',
     'Seats for everyone', 'New', 'AccountExecutive', NULL, NULL, 'USD', '01a22a57-3699-70c5-82d6-8f832a312c48', 12, '2026-09-24',
     '2026-10-24', 'Monthly', 30, 'Invoice', false, '7', 'https://vendor.example/terms', NULL, NULL, '2026-09-24T20:00:00Z', '2026-09-24',
     6900.0000, 1311.0000, 8211.0000, '2026-09-24', '01a22a57-8274-777c-9c45-08008a2bfb88', 'O-00000001', 'Purchased',
     '2026-09-24T20:00:00Z', 'Zoë Brandström', 'Q-09000002 =8211= SEATS FOR EVERYONE CORE SEATS SEAT-1 WORKSHOP WORK-1',
     'a2db438a-a633-44ca-add1-3d6263c8aa96', 117703094911398269),
    ('01a22a57-b995-7e4b-a7a5-ce2693b41c44', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'Q-09000003', 'Q-09000003', 1, 'Vendor',
     'Seats for everyone', 'New', 'AccountExecutive', NULL, NULL, 'USD', '01a22a57-3699-70c5-82d6-8f832a312c48', 3, '2026-11-23',
     '2026-12-23', 'Annual', 30, 'Invoice', false, '7', 'https://vendor.example/terms', NULL, NULL, '2026-11-23T20:00:00Z', '2026-11-23',
     300.0000, 57.0000, 357.0000, '2026-11-23', '01a22a57-ba33-7aad-b751-dbdbeda08d3e', 'O-00000002', 'Purchased', '2026-11-23T20:00:00Z',
     'Zoë Brandström', 'Q-09000003 =357= SEATS FOR EVERYONE CORE SEATS SEAT-1', '9634012b-d41b-4f09-af3e-57944a032699', 117703096529157707),
    ('01a22a57-e7a8-7aef-a847-189adcafa075', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'Q-09000004', 'Q-09000004', 1, 'Vendor',
     'Seats for everyone', 'AddOn', 'AccountExecutive', '01a22a57-8264-7df8-93cc-a9674acfcff9', '2027-09-23', 'USD',
     '01a22a57-3699-70c5-82d6-8f832a312c48', 0, NULL, '2026-12-23', 'Annual', 30, 'Invoice', false, '7', 'https://vendor.example/terms',
     'As discussed', NULL, '2026-11-23T21:00:00Z', '2026-11-23', 2508.0600, 476.5300, 2984.5900, '2026-11-23', NULL, NULL, 'Active', NULL,
     NULL, 'Q-09000004 =2984.59= SEATS FOR EVERYONE CORE SEATS SEAT-1', 'a8c761f7-5e1d-4414-ac9b-1bf5c075a31a', 117703097302153967),
    ('01a22a57-f66e-708a-88c0-6b6244a16a54', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'Q-09000005', 'Q-09000005', 1, 'Vendor',
     'Seats for everyone', 'Renewal', 'AccountExecutive', '01a22a57-8264-7df8-93cc-a9674acfcff9', '2027-09-23', 'USD',
     '01a22a57-3699-70c5-82d6-8f832a312c48', 12, NULL, '2026-12-23', 'Annual', 30, 'Invoice', false, '7', 'https://vendor.example/terms',
     NULL, '097809f352f8f1eb5f6762715cff241667064ec3ab35d087632e5509bb9f56ce', '2026-11-23T21:00:00Z', '2026-11-23', 6240.0000, 1185.6000,
     7425.6000, '2026-11-23', NULL, NULL, 'Active', NULL, NULL, 'Q-09000005 =7425.6= SEATS FOR EVERYONE CORE SEATS SEAT-1',
     'de10d13e-9361-4b9d-bd64-bd73e1243618', 117703097550008458),
    ('01a22a57-f69b-7eea-b30f-963b8e9f4a15', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'Q-09000006', 'Q-09000006', 1, 'Vendor',
     'Seats for everyone', 'AddOn', 'AccountExecutive', '01a22a57-8264-7df8-93cc-a9674acfcff9', '2027-09-23', 'USD',
     '01a22a57-3699-70c5-82d6-8f832a312c48', 0, NULL, '2026-12-23', 'Annual', 30, 'Invoice', false, '7', 'https://vendor.example/terms',
     NULL, NULL, '2026-11-23T21:00:00Z', '2026-11-23', 501.6100, 95.3100, 596.9200, '2026-11-23', NULL, NULL, 'PendingApproval', NULL,
     NULL, 'Q-09000006 =596.92= SEATS FOR EVERYONE CORE SEATS SEAT-1', '204cbc16-7d55-4ce8-99eb-6044ef74af72', 117703097552961258);

INSERT INTO "Acceptances"
    ("Id", "AccountId", "QuoteId", "OrderId", "UserId", "Email", "Name", "Title", "IpAddress", "UserAgent", "PaymentArrangement",
    "PoNumber", "TermsVersion", "TermsUrl", "Snapshot", "SnapshotHash", "AcceptedAt", "BillTo_City", "BillTo_Country", "BillTo_Line1",
    "BillTo_Name", "BillTo_PostalCode", "Version", "Ordinal")
VALUES
    ('01a22a57-828e-7c07-8725-18075a387066', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-5928-717d-96a4-a2e85febbeed',
     '01a22a57-8274-777c-9c45-08008a2bfb88', '01a22a57-369e-75ed-9e9a-61c66790041c', 'admin1@acme.example', 'Zoë Brandström', 'Head of IT',
     '127.0.0.1', 'Tests', 'Invoice', '4500-118 207', '7', 'https://vendor.example/terms',
     '{"number":"Q-09000002","version":1,"title":"Seats for everyone","type":"New","currency":"USD","shownOn":"2026-09-24","expiresOn":"2026-10-24","termFrom":"2026-09-24","termTo":"2027-09-23","billing":"Monthly","paymentTermsDays":30,"termsVersion":"7","termsUrl":"https://vendor.example/terms","lines":[{"position":1,"sku":"SEAT-1","name":"Core seats","quantity":"10","unit":"user","listPrice":"50","discountPercent":"0","netPrice":"50","baseQuantity":"1","from":"2026-09-24","to":"2027-09-23","months":"12","amount":"6000","taxCategory":"S","taxRate":"19"},{"position":2,"sku":"WORK-1","name":"Workshop","quantity":"1","unit":"unit","listPrice":"900","discountPercent":"0","netPrice":"900","baseQuantity":"1","from":"2026-09-24","to":"2026-09-24","months":"1","amount":"900","taxCategory":"S","taxRate":"19"}],"invoices":[{"on":"2026-09-24","net":"1400","tax":"266","total":"1666"},{"on":"2026-10-24","net":"500","tax":"95","total":"595"},{"on":"2026-11-24","net":"500","tax":"95","total":"595"},{"on":"2026-12-24","net":"500","tax":"95","total":"595"},{"on":"2027-01-24","net":"500","tax":"95","total":"595"},{"on":"2027-02-24","net":"500","tax":"95","total":"595"},{"on":"2027-03-24","net":"500","tax":"95","total":"595"},{"on":"2027-04-24","net":"500","tax":"95","total":"595"},{"on":"2027-05-24","net":"500","tax":"95","total":"595"},{"on":"2027-06-24","net":"500","tax":"95","total":"595"},{"on":"2027-07-24","net":"500","tax":"95","total":"595"},{"on":"2027-08-24","net":"500","tax":"95","total":"595"}],"net":"6900","tax":"1311","total":"8211"}',
     '2004cd835761697a7e3dba855e689f070a569507069718969345315e67c5e125', '2026-09-24T20:00:00Z', 'Stuttgart', 'DE', 'Industriestraße 14',
     'Acme GmbH', '70565', 'cbbe5c72-7470-42df-9e2c-f9e62c71561e', 117703095605951495),
    ('01a22a57-ba35-7563-b0f9-a7dc953c02f6', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-b995-7e4b-a7a5-ce2693b41c44',
     '01a22a57-ba33-7aad-b751-dbdbeda08d3e', '01a22a57-369e-75ed-9e9a-61c66790041c', 'admin1@acme.example', 'Zoë Brandström', 'Head of IT',
     '127.0.0.1', 'Tests', 'Invoice', '4500-118 207', '7', 'https://vendor.example/terms',
     '{"number":"Q-09000003","version":1,"title":"Seats for everyone","type":"New","currency":"USD","shownOn":"2026-11-23","expiresOn":"2026-12-23","termFrom":"2026-11-23","termTo":"2027-02-22","billing":"Annual","paymentTermsDays":30,"termsVersion":"7","termsUrl":"https://vendor.example/terms","lines":[{"position":1,"sku":"SEAT-1","name":"Core seats","quantity":"2","unit":"user","listPrice":"50","discountPercent":"0","netPrice":"50","baseQuantity":"1","from":"2026-11-23","to":"2027-02-22","months":"3","amount":"300","taxCategory":"S","taxRate":"19"}],"invoices":[{"on":"2026-11-23","net":"300","tax":"57","total":"357"}],"net":"300","tax":"57","total":"357"}',
     '272a0ee7fcf59575b0bf12c52b09bac2d2c46b13e68e1f65a479b503b4477f18', '2026-11-23T20:00:00Z', 'Stuttgart', 'DE', 'Industriestraße 14',
     'Acme GmbH', '70565', '2902cf77-6d51-4456-beae-b579e813ccb4', 117703096539641187);

INSERT INTO "Payments"
    ("Id", "AccountId", "Number", "Slug", "Source", "ExternalId", "Currency", "Amount", "Method", "ReceivedOn", "PostedOn", "Reference",
    "Status", "AllocatedAmount", "RefundedAmount", "SearchText", "Version", "Ordinal")
VALUES
    ('01a22a57-b43e-7183-9ccc-6e84a7827970', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'PAY-00000001', 'PAY-00000001', 'Checkout', NULL,
     'USD', 1666.0000, 'Card', '2026-10-24', '2026-10-24', 'sim_01a22a57b21870998fd8d97116a8d601', 'Succeeded', 1666.0000, 0.0000,
     'PAY-00000001 =1666= SIM_01A22A57B21870998FD8D97116A8D601', '9745fc32-8ce2-47be-ab3a-49d3da677f90', 117703096439566723),
    ('01a22a57-bd1d-762d-b08a-ae90f531cb66', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'PAY-BANK-1', 'PAY-BANK-1', 'Vendor', 'PAY-BANK-1',
     'USD', 300.0000, 'BankTransfer', '2026-11-18', '2026-11-18', 'RF18 5390 0754 7034', 'Succeeded', 100.0000, 0.0000,
     'PAY-BANK-1 =300= RF18 5390 0754 7034 ÆON’S ıSIK', '115d277c-604f-429c-9b93-4a8fa1adcd5b', 117703096588402604),
    ('01a22a57-dc44-73eb-93db-095a4aa798fe', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'PAY-00000002', 'PAY-00000002', 'Checkout', NULL,
     'USD', 80.0000, 'Card', '2026-11-23', '2026-11-23', 'sim_01a22a57d9187e5e804fb3f65f13df85', 'PartiallyRefunded', 50.0000, 30.0000,
     'PAY-00000002 =80= SIM_01A22A57D9187E5E804FB3F65F13DF85', '56517b32-9001-41cd-85e2-2b4da09bfede', 117703097111049195);

INSERT INTO "PaymentAttempts"
    ("Id", "AccountId", "Number", "Kind", "Status", "Currency", "Amount", "Gateway", "Reference", "StartedById", "StartedBy",
    "StartedByEmail", "StartedAt", "ExpiresAt", "EndedAt", "MethodId", "KeepsMethod", "PaymentId", "Version", "Ordinal")
VALUES
    ('01a22a57-af55-7c89-96b3-c2209bc08725', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'PAY-00000001', 'OnFile', 'Succeeded', 'USD',
     1666.0000, 'Simulated', 'sim_01a22a57b21870998fd8d97116a8d601', NULL, 'Autopay', NULL, '2026-10-24T20:00:00Z', '2026-10-24T21:00:00Z',
     '2026-10-24T20:00:00Z', '01a22a57-9977-7058-a436-33b9381c13f7', false, '01a22a57-b43e-7183-9ccc-6e84a7827970',
     '0df544fb-244f-4518-ba60-5fe25139fca9', 117703096357190793),
    ('01a22a57-d899-71ef-8d76-dda4280a857f', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'PAY-00000002', 'Hosted', 'Succeeded', 'USD', 80.0000,
     'Simulated', 'sim_01a22a57d9187e5e804fb3f65f13df85', '01a22a57-369e-75ed-9e9a-61c66790041c', 'Zoë Brandström', 'admin1@acme.example',
     '2026-11-23T20:00:00Z', '2026-11-23T20:35:00Z', '2026-11-23T20:00:00Z', NULL, false, '01a22a57-dc44-73eb-93db-095a4aa798fe',
     'b173a73a-3a37-483d-9c61-96653dc7746c', 117703097049510383),
    ('01a22a57-e69f-7b95-8fd6-5107dd6e10d1', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'PAY-00000003', 'Hosted', 'Canceled', 'USD', 99.5000,
     'Simulated', 'sim_01a22a57e7367c57b20420207ae551af', '01a22a57-369e-75ed-9e9a-61c66790041c', 'Zoë Brandström', 'admin1@acme.example',
     '2026-11-23T21:00:00Z', '2026-11-23T21:35:00Z', '2026-11-23T21:00:00Z', NULL, false, NULL, '393a2ada-f454-47e7-85ad-6a30b6646473',
     117703097284787093);

INSERT INTO "Invoices"
    ("Id", "DueOn", "OrderId", "PeriodStart", "DisputedAt", "DisputeReason", "SearchText", "BillTo_City", "BillTo_Country", "BillTo_Line1",
    "BillTo_Name", "BillTo_PostalCode", "Version", "Ordinal", "AccountId", "Number", "Slug", "Source", "ExternalId", "LegalEntityId",
    "ContractId", "Currency", "IssuedOn", "PostedOn", "PoNumber", "Note", "LineNetAmount", "AllowanceAmount", "ChargeAmount", "NetAmount",
    "TaxAmount", "TotalAmount", "PrepaidAmount", "RoundingAmount", "DueAmount", "AllocatedAmount")
VALUES
    ('01a22a57-ad90-7314-8bb4-ec01a2cdc2eb', '2026-11-23', NULL, '2026-10-24', NULL, NULL, 'INV1-00000002 =595= 4500-118 207 CORE SEATS',
     'Stuttgart', 'DE', 'Industriestraße 14', 'Acme GmbH', '70565', 'bde95235-5cd4-42bd-9b90-b048df28239d', 117703096327500564,
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'INV1-00000002', 'INV1-00000002', 'Checkout', NULL, '01a22a57-3699-70c5-82d6-8f832a312c48',
     '01a22a57-8264-7df8-93cc-a9674acfcff9', 'USD', '2026-10-24', '2026-10-24', '4500-118 207', NULL, 500.0000, 0.0000, 0.0000, 500.0000,
     95.0000, 595.0000, 0.0000, 0.0000, 595.0000, 0.0000),
    ('01a22a57-8281-7033-ae24-1f329fef63cf', '2026-10-24', '01a22a57-8274-777c-9c45-08008a2bfb88', NULL, NULL, NULL,
     'INV1-00000001 =1666= 4500-118 207 CORE SEATS WORKSHOP', 'Stuttgart', 'DE', 'Industriestraße 14', 'Acme GmbH', '70565',
     'd4063601-6404-40db-8b92-880fb9517c18', 117703095605096499, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'INV1-00000001', 'INV1-00000001',
     'Checkout', NULL, '01a22a57-3699-70c5-82d6-8f832a312c48', '01a22a57-8264-7df8-93cc-a9674acfcff9', 'USD', '2026-09-24', '2026-09-24',
     '4500-118 207', NULL, 1400.0000, 0.0000, 0.0000, 1400.0000, 266.0000, 1666.0000, 0.0000, 0.0000, 1666.0000, 1666.0000),
    ('01a22a57-ba33-7d34-a960-57c06780ba14', '2026-12-23', '01a22a57-ba33-7aad-b751-dbdbeda08d3e', NULL, NULL, NULL,
     'INV1-00000003 =357= 4500-118 207 CORE SEATS', 'Stuttgart', 'DE', 'Industriestraße 14', 'Acme GmbH', '70565',
     '98ad6704-6a66-4016-a05d-1d0253ff01c2', 117703096539512153, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'INV1-00000003', 'INV1-00000003',
     'Checkout', NULL, '01a22a57-3699-70c5-82d6-8f832a312c48', '01a22a57-ba33-7448-a532-2a1e33c4e2cc', 'USD', '2026-11-23', '2026-11-23',
     '4500-118 207', NULL, 300.0000, 0.0000, 0.0000, 300.0000, 57.0000, 357.0000, 0.0000, 0.0000, 357.0000, 0.0000),
    ('01a22a57-bd1c-7710-9e81-449970db2141', '2026-11-13', NULL, NULL, '2026-11-23T20:00:00Z', 'The price was 225.00.',
     'R-2026/119 =250= A-00000001-R-2026/119 CORE SEATS', 'Stuttgart', 'DE', 'Industriestraße 14', 'Acme GmbH', '70565',
     'edf0ba58-02f9-4eaa-a407-7a7cd25e5a18', 117703096588334864, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'R-2026/119', 'R-2026-119',
     'Vendor', 'A-00000001-R-2026/119', '01a22a57-3699-70c5-82d6-8f832a312c48', '01a22a57-8264-7df8-93cc-a9674acfcff9', 'USD',
     '2026-10-14', '2026-10-14', NULL, NULL, 250.0000, 0.0000, 0.0000, 250.0000, 0.0000, 250.0000, 0.0000, 0.0000, 250.0000, 0.0000),
    ('01a22a57-bd15-78d4-be67-dfb5db41f9c6', '2026-11-28', NULL, NULL, NULL, NULL, 'R-2026/118 =220.15= ERP-118 CONSULTING', 'Stuttgart',
     'DE', 'Industriestraße 14', 'Acme GmbH', '70565', '0b9eb2d2-e2d5-4d6d-9899-594022996c22', 117703096587876564,
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'R-2026/118', 'R-2026-118', 'Vendor', 'erp-118', '01a22a57-3699-70c5-82d6-8f832a312c48', NULL,
     'USD', '2026-10-04', '2026-10-04', NULL, 'Thank you for your order', 200.0000, 20.0000, 5.0000, 185.0000, 35.1500, 220.1500, 0.0000,
     0.0000, 220.1500, 120.0000),
    ('01a22a57-d800-7d44-bf3f-0f97b29dff5c', '2026-12-13', NULL, NULL, NULL, NULL, 'R-2026/121 =80= A-00000001-R-2026/121 CORE SEATS',
     'Stuttgart', 'DE', 'Industriestraße 14', 'Acme GmbH', '70565', '533ed737-5d78-4f56-ade3-a1c5eb8c18b6', 117703097039486276,
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'R-2026/121', 'R-2026-121', 'Vendor', 'A-00000001-R-2026/121',
     '01a22a57-3699-70c5-82d6-8f832a312c48', NULL, 'USD', '2026-11-13', '2026-11-13', NULL, NULL, 80.0000, 0.0000, 0.0000, 80.0000, 0.0000,
     80.0000, 0.0000, 0.0000, 80.0000, 50.0000),
    ('01a22a57-bd1d-7fa9-b044-922e56460738', '2026-12-23', NULL, NULL, NULL, NULL, 'R-2026/120 =99.5= A-00000001-R-2026/120 CORE SEATS',
     'Stuttgart', 'DE', 'Industriestraße 14', 'Acme GmbH', '70565', '9c86185b-94ad-466a-a9b2-66b900be4721', 117703096588402601,
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'R-2026/120', 'R-2026-120', 'Vendor', 'A-00000001-R-2026/120',
     '01a22a57-3699-70c5-82d6-8f832a312c48', '01a22a57-8264-7df8-93cc-a9674acfcff9', 'USD', '2026-11-23', '2026-11-23', NULL, NULL,
     99.5000, 0.0000, 0.0000, 99.5000, 0.0000, 99.5000, 0.0000, 0.0000, 99.5000, 0.0000);

INSERT INTO "CreditMemos"
    ("Id", "Kind", "Reason", "SearchText", "BillTo_City", "BillTo_Country", "BillTo_Line1", "BillTo_Name", "BillTo_PostalCode", "Version",
    "Ordinal", "AccountId", "Number", "Slug", "Source", "ExternalId", "LegalEntityId", "Currency", "IssuedOn", "PostedOn", "Note",
    "LineNetAmount", "AllowanceAmount", "ChargeAmount", "NetAmount", "TaxAmount", "TotalAmount", "PrepaidAmount", "RoundingAmount",
    "DueAmount", "AllocatedAmount")
VALUES
    ('01a22a57-bd18-70b0-9f3d-791309eebfa6', 'Credit', 'Service credit for October',
     'G-2026/7 =59.5= ERP-G7 SERVICE CREDIT FOR OCTOBER SERVICE CREDIT', 'Stuttgart', 'DE', 'Industriestraße 14', 'Acme GmbH', '70565',
     '7bf6be82-bfeb-4a1d-a16f-5ec03b98067e', 117703096588071088, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'G-2026/7', 'G-2026-7', 'Vendor',
     'erp-g7', '01a22a57-3699-70c5-82d6-8f832a312c48', 'USD', '2026-10-24', '2026-10-24', 'Thank you for your order', 60.0000, 10.0000,
     0.0000, 50.0000, 9.5000, 59.5000, 0.0000, 0.0000, 59.5000, 20.0000);

INSERT INTO "Allocations"
    ("Id", "AccountId", "InvoiceId", "PaymentId", "CreditMemoId", "InvoiceNumber", "InvoiceSlug", "InvoiceContractId", "CreditNumber",
    "CreditSlug", "Currency", "Amount", "PostedOn", "RecordedAt", "MadeBy", "ByReference", "ReversesId", "Version", "Ordinal")
VALUES
    ('01a22a57-b606-7679-8551-803dcd8d8120', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-8281-7033-ae24-1f329fef63cf',
     '01a22a57-b43e-7183-9ccc-6e84a7827970', NULL, 'INV1-00000001', 'INV1-00000001', '01a22a57-8264-7df8-93cc-a9674acfcff9',
     'PAY-00000001', 'PAY-00000001', 'USD', 1666.0000, '2026-10-24', '2026-10-24T20:00:00Z', NULL, false, NULL,
     '21458a3e-8990-4940-993a-4cb9765ea9d4', 117703096469452409),
    ('01a22a57-cd25-7195-a06e-ad5446ac2708', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-bd15-78d4-be67-dfb5db41f9c6',
     '01a22a57-bd1d-762d-b08a-ae90f531cb66', NULL, 'R-2026/118', 'R-2026-118', NULL, 'PAY-BANK-1', 'PAY-BANK-1', 'USD', 100.0000,
     '2026-11-23', '2026-11-23T20:00:00Z', NULL, false, NULL, 'c6fe15ba-b362-4aef-a02f-d64f7ed06867', 117703096857358741),
    ('01a22a57-d7a5-759f-9bf1-bae901099b3d', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-bd15-78d4-be67-dfb5db41f9c6', NULL,
     '01a22a57-bd18-70b0-9f3d-791309eebfa6', 'R-2026/118', 'R-2026-118', NULL, 'G-2026/7', 'G-2026-7', 'USD', 20.0000, '2026-11-23',
     '2026-11-23T20:00:00Z', 'Zoë Brandström', false, NULL, '47c0806b-5fd8-469a-8a0f-257071f6c170', 117703097033520543),
    ('01a22a57-dc6b-7590-b3a3-0c076d9cd53d', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-d800-7d44-bf3f-0f97b29dff5c',
     '01a22a57-dc44-73eb-93db-095a4aa798fe', NULL, 'R-2026/121', 'R-2026-121', NULL, 'PAY-00000002', 'PAY-00000002', 'USD', 80.0000,
     '2026-11-23', '2026-11-23T20:00:00Z', NULL, false, NULL, '04e9c352-8fb0-4c6d-a60e-369a23994d06', 117703097113605520),
    ('01a22a57-e2e4-79c3-9ae2-a85b6a91dca4', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-d800-7d44-bf3f-0f97b29dff5c',
     '01a22a57-dc44-73eb-93db-095a4aa798fe', NULL, 'R-2026/121', 'R-2026-121', NULL, 'PAY-00000002', 'PAY-00000002', 'USD', -80.0000,
     '2026-11-23', '2026-11-23T21:00:00Z', NULL, false, '01a22a57-dc6b-7590-b3a3-0c076d9cd53d', 'e3b2b2d5-bc9c-4776-a88b-165d0bca2b86',
     117703097222199747),
    ('01a22a57-e2e6-7edb-ab8c-a7816b613085', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-d800-7d44-bf3f-0f97b29dff5c',
     '01a22a57-dc44-73eb-93db-095a4aa798fe', NULL, 'R-2026/121', 'R-2026-121', NULL, 'PAY-00000002', 'PAY-00000002', 'USD', 50.0000,
     '2026-11-23', '2026-11-23T21:00:00Z', NULL, false, NULL, '37003f38-4860-47d3-93d2-eb795cf452f7', 117703097222332123);

INSERT INTO "AspNetUserClaims"
    ("Id", "UserId", "ClaimType", "ClaimValue")
VALUES
    (1, '01a22a57-369e-75ed-9e9a-61c66790041c', 'department', 'IT');

INSERT INTO "AspNetUserLogins"
    ("LoginProvider", "ProviderKey", "ProviderDisplayName", "UserId")
VALUES
    ('entra', '00uZoe', 'Acme sign-in', '01a22a57-369e-75ed-9e9a-61c66790041c');

INSERT INTO "AspNetUserTokens"
    ("UserId", "LoginProvider", "Name", "Value")
VALUES
    ('01a22a57-369e-75ed-9e9a-61c66790041c', '[AspNetUserStore]', 'AuthenticatorKey', 'JBSWY3DPEHPK3PXP');

INSERT INTO "AuditEntries"
    ("Id", "AccountId", "UserId", "Actor", "Action", "Subject", "Details", "IpAddress", "At", "Number", "PreviousSeal", "Seal",
    "SearchText", "Version", "Ordinal")
VALUES
    ('01a22a57-88be-7beb-8934-c717fcf8a9e2', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-369e-75ed-9e9a-61c66790041c',
     'admin1@acme.example', 'QuoteAccepted', 'Q-09000002', 'Order O-00000001', '127.0.0.1', '2026-09-24T20:00:00Z', 1, '',
     'e0c43bcb93245ba16b4cce4d1c9e9cbab0c531b942186686a0d39cd51603142c',
     'QUOTEACCEPTED Q-09000002 ADMIN1@ACME.EXAMPLE ORDER O-00000001 127.0.0.1', '8ff21ec5-f0a2-4674-8dc7-2a43239dcb5d', 117703095709760491),
    ('01a22a57-983f-71f8-8b4c-cf062bb36273', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-369e-75ed-9e9a-61c66790041c',
     'admin1@acme.example', 'BillingDetailsChanged', 'C-00000001', 'Contacts, PoNumber', '203.0.113.7', '2026-09-24T20:00:00Z', 2,
     'e0c43bcb93245ba16b4cce4d1c9e9cbab0c531b942186686a0d39cd51603142c',
     '960742b19c51c5b2ffab4915085654df4d2888be94883b7b11e57d6954ce7b7c',
     'BILLINGDETAILSCHANGED C-00000001 ADMIN1@ACME.EXAMPLE CONTACTS, PONUMBER 203.0.113.7', '743dfcc8-418c-40c0-932a-1cb5ccc05340',
     117703095969870328),
    ('01a22a57-9ccd-74b7-a7f9-1b4512966188', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-369e-75ed-9e9a-61c66790041c',
     'admin1@acme.example', 'AutopaySwitched', 'C-00000001', 'OnDueDate', '127.0.0.1', '2026-09-24T20:00:00Z', 3,
     '960742b19c51c5b2ffab4915085654df4d2888be94883b7b11e57d6954ce7b7c',
     'eff71a1a39440ec1d3fb467d4ef25166b01b53f66ea8151f7547e07f246f07da',
     'AUTOPAYSWITCHED C-00000001 ADMIN1@ACME.EXAMPLE ONDUEDATE 127.0.0.1', 'b38c0f20-d84f-4e7e-9208-8d5a59207d70', 117703096046286007),
    ('01a22a57-a641-7892-a59f-4eb4251fc24c', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', NULL, 'Autopay', 'AutopayAnnounced', 'INV1-00000001',
     '2026-10-24', NULL, '2026-10-21T20:00:00Z', 4, 'eff71a1a39440ec1d3fb467d4ef25166b01b53f66ea8151f7547e07f246f07da',
     'b213a811661107f52c2debc31c284903a70a15631c65d284fc97afe2ea45a157', 'AUTOPAYANNOUNCED INV1-00000001 AUTOPAY 2026-10-24',
     'f52dadbb-b0c9-4095-a297-07b8db0384d8', 117703096204884114),
    ('01a22a57-ad97-7f46-ba95-cfb5bf4afa43', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', NULL, 'billing run', 'InvoiceIssued', 'INV1-00000002',
     NULL, NULL, '2026-10-24T20:00:00Z', 5, 'b213a811661107f52c2debc31c284903a70a15631c65d284fc97afe2ea45a157',
     '9d2e54e03ee343d898273c585680118ecd0f4676e1129122e488f4a6ffd8419a', 'INVOICEISSUED INV1-00000002 BILLING RUN',
     'fb6e1916-2fc9-4dbd-a1a7-eece8c7dc245', 117703096327962438),
    ('01a22a57-affd-7058-8e24-e2d06d66b7c0', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', NULL, 'Autopay', 'PaymentStarted', 'PAY-00000001',
     '1666.00 USD for INV1-00000001', NULL, '2026-10-24T20:00:00Z', 6, '9d2e54e03ee343d898273c585680118ecd0f4676e1129122e488f4a6ffd8419a',
     '88b9fd770e508c5c9c69e40d9c785a596f9a888cda40731083161e72949d3cea',
     'PAYMENTSTARTED PAY-00000001 AUTOPAY 1666.00 USD FOR INV1-00000001', '809873e7-c43a-4b08-b518-265f02b46f78', 117703096368197720),
    ('01a22a57-b6ac-7a26-a097-c5a6a15a1a52', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', NULL, 'payment provider', 'PaymentReceived',
     'PAY-00000001', '1666.00 USD for INV1-00000001', NULL, '2026-10-24T20:00:00Z', 7,
     '88b9fd770e508c5c9c69e40d9c785a596f9a888cda40731083161e72949d3cea',
     '98f260b4b5555bd5f61455b738fc17297ce90fb9ac47f175a533bde5ca0088d4',
     'PAYMENTRECEIVED PAY-00000001 PAYMENT PROVIDER 1666.00 USD FOR INV1-00000001', 'c9f1006f-41b4-4fe4-be40-0765414aadeb',
     117703096480332326),
    ('01a22a57-b975-7ccc-bbb3-53e2cc22ff72', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', NULL, 'Autopay', 'AutopayAnnounced', 'INV1-00000002',
     '2026-11-23', NULL, '2026-11-20T20:00:00Z', 8, '98f260b4b5555bd5f61455b738fc17297ce90fb9ac47f175a533bde5ca0088d4',
     'db3fe050cee37700f72b1e4ac6175a7c6013f46b0d694ca877b738636e9218cc', 'AUTOPAYANNOUNCED INV1-00000002 AUTOPAY 2026-11-23',
     'af5221d1-3fa0-4877-b533-436b7d4b30de', 117703096527060172),
    ('01a22a57-ba3c-74c3-8c7b-8807beebfe05', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-369e-75ed-9e9a-61c66790041c',
     'admin1@acme.example', 'QuoteAccepted', 'Q-09000003', 'Order O-00000002', '127.0.0.1', '2026-11-23T20:00:00Z', 9,
     'db3fe050cee37700f72b1e4ac6175a7c6013f46b0d694ca877b738636e9218cc',
     '65001bf256c4c85ad5def059b4a1ad200891811f65be9446bc8ad59af7434cdf',
     'QUOTEACCEPTED Q-09000003 ADMIN1@ACME.EXAMPLE ORDER O-00000002 127.0.0.1', '9b8a1aae-4a3f-4242-bf9e-b51a8955e7d3', 117703096540099779),
    ('01a22a57-cd26-70da-a9f1-f0d7241857a0', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-369e-75ed-9e9a-61c66790041c',
     'admin1@acme.example', 'CreditApplied', 'G-2026/7', '20.00 USD to R-2026/118', '203.0.113.7', '2026-11-23T20:00:00Z', 10,
     '65001bf256c4c85ad5def059b4a1ad200891811f65be9446bc8ad59af7434cdf',
     'aa72ac59ebe116fb2fdd790c59833edf37322e5ab55949fbda4f84873082f314',
     'CREDITAPPLIED G-2026/7 ADMIN1@ACME.EXAMPLE 20.00 USD TO R-2026/118 203.0.113.7', '8c1f9e9b-bc08-453c-96a5-53f0fe4c7b68',
     117703096857424090),
    ('01a22a57-d7b3-7955-b448-940d1f10c233', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-369e-75ed-9e9a-61c66790041c',
     'admin1@acme.example', 'CreditApplied', 'G-2026/7', '20.00 USD to R-2026/118', '203.0.113.7', '2026-11-23T20:00:00Z', 11,
     'aa72ac59ebe116fb2fdd790c59833edf37322e5ab55949fbda4f84873082f314',
     '4a1609f8eedcad06805dfa4d828595787b4f4dab0f27ce86b54289bedc5a0c06',
     'CREDITAPPLIED G-2026/7 ADMIN1@ACME.EXAMPLE 20.00 USD TO R-2026/118 203.0.113.7', '78a1c800-823b-49c4-8a3f-3b5b082e0c4e',
     117703097034438997),
    ('01a22a57-d8a0-7cd6-878e-79389f9abfd1', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-369e-75ed-9e9a-61c66790041c',
     'admin1@acme.example', 'PaymentStarted', 'PAY-00000002', '80.00 USD for R-2026/121', '127.0.0.1', '2026-11-23T20:00:00Z', 12,
     '4a1609f8eedcad06805dfa4d828595787b4f4dab0f27ce86b54289bedc5a0c06',
     'c5f1f316c74f35a88615e6e1d2bc3ba3d3463123be767c410d2c3ae81ac7a986',
     'PAYMENTSTARTED PAY-00000002 ADMIN1@ACME.EXAMPLE 80.00 USD FOR R-2026/121 127.0.0.1', '9e313757-c0e3-45a2-8d6b-b2badb5d8544',
     117703097049971926),
    ('01a22a57-dc6b-79e6-9783-5822769edd09', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', NULL, 'payment provider', 'PaymentReceived',
     'PAY-00000002', '80.00 USD for R-2026/121', NULL, '2026-11-23T20:00:00Z', 13,
     'c5f1f316c74f35a88615e6e1d2bc3ba3d3463123be767c410d2c3ae81ac7a986',
     '5d6d98ac1bba25b991cb544295cac77a452ba6b7d8c97eab0a1bfcf46ed1e3d6',
     'PAYMENTRECEIVED PAY-00000002 PAYMENT PROVIDER 80.00 USD FOR R-2026/121', 'e36293ba-e78a-4797-a169-eee0e1defdd4', 117703097113606630),
    ('01a22a57-e369-7e95-b86c-b7b553a8c690', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', NULL, 'payment provider', 'PaymentReversed',
     'PAY-00000002', '30.00 USD paid back', NULL, '2026-11-23T21:00:00Z', 14,
     '5d6d98ac1bba25b991cb544295cac77a452ba6b7d8c97eab0a1bfcf46ed1e3d6',
     'ee04a86d2f1302f26c82d726a0025c25676a1268fcf322b17967d9d4760ae9ec',
     'PAYMENTREVERSED PAY-00000002 PAYMENT PROVIDER 30.00 USD PAID BACK', 'f2964ae2-f10c-42f3-a15e-2623282725a6', 117703097230917269),
    ('01a22a57-e6a0-727e-b272-c55597c1ba86', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-369e-75ed-9e9a-61c66790041c',
     'admin1@acme.example', 'PaymentStarted', 'PAY-00000003', '99.50 USD for R-2026/120', '127.0.0.1', '2026-11-23T21:00:00Z', 15,
     'ee04a86d2f1302f26c82d726a0025c25676a1268fcf322b17967d9d4760ae9ec',
     'cc0f1283ae7e88c621aeebda3be60659425eb2dfcec15ccd8b8c3ebdc8c0fc3d',
     'PAYMENTSTARTED PAY-00000003 ADMIN1@ACME.EXAMPLE 99.50 USD FOR R-2026/120 127.0.0.1', '499f598f-c65b-4e80-ba21-c1d723ad78fc',
     117703097284850302),
    ('01a22a57-e796-73ea-90ec-a7f9f377c96c', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', NULL, 'payment provider', 'PaymentCanceled',
     'PAY-00000003', '99.50 USD for R-2026/120', NULL, '2026-11-23T21:00:00Z', 16,
     'cc0f1283ae7e88c621aeebda3be60659425eb2dfcec15ccd8b8c3ebdc8c0fc3d',
     '36ca44046df87a74fff703009688ff24485e1b1a9561cb586b56db15cf547f8c',
     'PAYMENTCANCELED PAY-00000003 PAYMENT PROVIDER 99.50 USD FOR R-2026/120', '9bcb0d11-7f54-440b-b79b-7e8e423b9547', 117703097300972522);

INSERT INTO "AuditHeads"
    ("AccountId", "Count", "LastSeal", "Seal")
VALUES
    ('01a22a57-369c-7b14-8242-2f0d1cad9ba3', 16, '36ca44046df87a74fff703009688ff24485e1b1a9561cb586b56db15cf547f8c',
     '81efa9985bac953bd2dc6e9e2cc6a06ce7e8edf1d0ee559da7dd9ceae28382e5');

INSERT INTO "Autopayments"
    ("Id", "AccountId", "InvoiceId", "ContractId", "Status", "PlannedOn", "AnnouncedAt", "Version", "Ordinal")
VALUES
    ('01a22a57-a519-7ea9-9b57-2124f7cc62e8', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-8281-7033-ae24-1f329fef63cf',
     '01a22a57-8264-7df8-93cc-a9674acfcff9', 'Settled', '2026-10-24', '2026-10-21T20:00:00Z', 'e0f07a0b-940a-496a-97ba-bf461bd92be6',
     117703096185487017),
    ('01a22a57-b971-7abf-a0e3-8d39bc72a5cd', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-ad90-7314-8bb4-ec01a2cdc2eb',
     '01a22a57-8264-7df8-93cc-a9674acfcff9', 'Waiting', '2026-11-23', '2026-11-20T20:00:00Z', 'cb1f5979-ad49-4eb0-8de7-ae2285fce1ad',
     117703096526797503);

INSERT INTO "AutopayCharges"
    ("Id", "AccountId", "AutopaymentId", "InvoiceId", "Number", "On", "AttemptId", "Version", "Ordinal")
VALUES
    ('01a22a57-b001-7320-acc2-52b6db0bfd3c', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-a519-7ea9-9b57-2124f7cc62e8',
     '01a22a57-8281-7033-ae24-1f329fef63cf', 1, '2026-10-24', '01a22a57-af55-7c89-96b3-c2209bc08725',
     'b692a93c-c4a6-496b-a0a7-f7efc8abfd00', 117703096368460576);

INSERT INTO "BillingContact"
    ("Id", "AccountId", "ContractId", "Position", "Name", "Email", "IsPrimary", "Version", "Ordinal")
VALUES
    ('01a22a57-973f-7402-87d4-422c16f8fd9a', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-8264-7df8-93cc-a9674acfcff9', 2,
     'Kofi Mensah', 'kofi@acme.example', false, 'c1c3083e-42f4-48be-a602-57f213aaf4d0', 117703095953096509),
    ('01a22a57-973f-7f3c-9987-5b1a49d46341', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-8264-7df8-93cc-a9674acfcff9', 1,
     'Zoë Brandström', 'admin1@acme.example', true, '6a709f5b-660b-4e8c-be5e-9d222aebb32e', 117703095953096508),
    ('01a22a57-ba33-777d-97f2-9a325e840bf0', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-ba33-7448-a532-2a1e33c4e2cc', 1,
     'Zoë Brandström', 'admin1@acme.example', true, '869042df-c65f-4679-b966-36ad03a299e8', 117703096539512149);

INSERT INTO "BillingDetailsChanges"
    ("Id", "AccountId", "ContractId", "Revision", "UserId", "By", "Before", "After", "At", "Version", "Ordinal")
VALUES
    ('01a22a57-973f-7efe-9b12-22ad0663e06b', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-8264-7df8-93cc-a9674acfcff9', 2,
     '01a22a57-369e-75ed-9e9a-61c66790041c', 'Zoë Brandström',
     '{"billTo":{"name":"Acme GmbH","line1":"Industriestraße 14","city":"Stuttgart","postalCode":"70565","country":"DE"},"contacts":[{"name":"Zoë Brandström","email":"admin1@acme.example","isPrimary":true}],"poNumber":"4500-118 207","delivery":"mailWithPdf","primary":{"name":"Zoë Brandström","email":"admin1@acme.example","isPrimary":true}}',
     '{"billTo":{"name":"Acme GmbH","line1":"Industriestraße 14","city":"Stuttgart","postalCode":"70565","country":"DE"},"contacts":[{"name":"Zoë Brandström","email":"admin1@acme.example","isPrimary":true},{"name":"Kofi Mensah","email":"kofi@acme.example","isPrimary":false}],"poNumber":"PO 4711","delivery":"mailWithPdf","primary":{"name":"Zoë Brandström","email":"admin1@acme.example","isPrimary":true}}',
     '2026-09-24T20:00:00Z', '8e3b5c4b-fe1d-45e7-b947-c112268f90d1', 117703095953096510);

INSERT INTO "CollectionsActivities"
    ("Id", "AccountId", "Number", "Slug", "ExternalId", "Kind", "On", "Currency", "Amount", "InvoiceId", "Note", "SearchText", "Version",
    "Ordinal")
VALUES
    ('01a22a57-bd1e-7d41-9a39-d9e1ded6ec65', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'COL-1', 'COL-1', 'COL-1', 'Notice', '2026-11-20',
     'USD', 250.0000, '01a22a57-bd1c-7710-9e81-449970db2141', 'First notice', 'COL-1 =250= COL-1 FIRST NOTICE',
     'e534a08f-019e-4058-8ccf-49f6fbf2936a', 117703096588467521);

INSERT INTO "ContactRequests"
    ("Id", "AccountId", "Number", "UserId", "UserName", "Topic", "Message", "Document", "SentTo", "SentAt", "SearchText", "Version",
    "Ordinal")
VALUES
    ('01a22a57-cfd2-7b86-95b0-e3d6b4e3bd71', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'REQ-00000001',
     '01a22a57-369e-75ed-9e9a-61c66790041c', 'Zoë Brandström', 'Invoice', 'Please send the invoice again.', 'R-2026/118',
     'billing@vendor.example', '2026-11-23T20:00:00Z', 'REQ-00000001 R-2026/118 ZOE BRANDSTROM PLEASE SEND THE INVOICE AGAIN.',
     '94ed280a-f6e0-400b-badb-5a2c463b22b9', 117703096902253446);

INSERT INTO "ContractTerm"
    ("Id", "AccountId", "ContractId", "Position", "StartsOn", "EndsOn", "Version", "Ordinal")
VALUES
    ('01a22a57-8266-7205-94b1-f60cb8599a87', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-8264-7df8-93cc-a9674acfcff9', 1,
     '2026-09-24', '2027-09-23', '980ec655-4c02-4fc4-a45c-ee8031deb5cc', 117703095603327493),
    ('01a22a57-ba33-7d54-917c-848887f1da9f', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-ba33-7448-a532-2a1e33c4e2cc', 1,
     '2026-11-23', '2027-02-22', 'b3f671ba-702f-4d5c-b024-30b0b6ac4871', 117703096539512148);

INSERT INTO "CreditMemoAllowanceCharge"
    ("Id", "CreditMemoId", "Version", "Ordinal", "AccountId", "Position", "IsCharge", "Amount", "Reason", "TaxCategory", "TaxRate")
VALUES
    ('01a22a57-bd1a-7a58-9641-c6d51b6e2af0', '01a22a57-bd18-70b0-9f3d-791309eebfa6', '9e9076b9-5614-4a7c-a593-0b6dd3923559',
     117703096588204632, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, false, 10.0000, 'Already granted', 'S', 19.0000);

INSERT INTO "CreditMemoLine"
    ("Id", "CreditMemoId", "Version", "Ordinal", "AccountId", "Position", "Name", "Quantity", "Unit", "Price", "BaseQuantity",
    "AllowanceAmount", "ChargeAmount", "Amount", "TaxCategory", "TaxRate")
VALUES
    ('01a22a57-bd19-7b81-a26b-9ff03ed753c0', '01a22a57-bd18-70b0-9f3d-791309eebfa6', '328368ca-ccb7-42ed-8252-06e785e617f3',
     117703096588139393, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, 'Service credit', 1.0000, 'unit', 60.000000, 1.0000, 0.0000, 0.0000,
     60.0000, 'S', 19.0000);

INSERT INTO "CreditMemoTax"
    ("Id", "CreditMemoId", "Version", "Ordinal", "AccountId", "Position", "TaxCategory", "TaxRate", "TaxableAmount", "TaxAmount")
VALUES
    ('01a22a57-bd19-7206-868d-232439622adc', '01a22a57-bd18-70b0-9f3d-791309eebfa6', 'c8b8ea4d-7a87-48c5-ba8b-c1277d222aa4',
     117703096588139394, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, 'S', 19.0000, 50.0000, 9.5000);

INSERT INTO "DataProtectionKeys"
    ("Id", "FriendlyName", "Xml")
VALUES
    (1, 'key-4f0c', '<key id="4f0c" version="1"><creationDate>2026-09-24T20:00:00Z</creationDate></key>');

INSERT INTO "GatewayNotifications"
    ("Id", "Gateway", "EventId", "Type", "Reference", "Outcome", "HandledAt", "Version", "Ordinal")
VALUES
    ('01a22a57-e44d-77d8-b2bf-de5e5c5db776', 'Simulated', 'simevt_e65ccbccd6284649a716a3736a67d7a3', 'succeeded',
     'sim_01a22a57d9187e5e804fb3f65f13df85', 'Handled', '2026-11-23T21:00:00Z', '6e057242-55bc-49e5-9ed3-635450aebc34', 117703097245857752),
    ('01a22a57-e65c-7151-8dc8-3ccb87502804', 'Simulated', 'simevt_d3c4502fecbc4f86bcbe83925d7fb7fb', 'refunded',
     'sim_01a22a57d9187e5e804fb3f65f13df85', 'Handled', '2026-11-23T21:00:00Z', 'a0296ee2-598b-400f-93c4-d69c133235a1', 117703097280393553);

INSERT INTO "ImportedRecords"
    ("Type", "ExternalId", "Hash", "EntityId")
VALUES
    ('account', 'CRM-1', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '01a22a57-369c-7b14-8242-2f0d1cad9ba3');

INSERT INTO "OrderLine"
    ("Id", "OrderId", "StartsOn", "EndsOn", "ListAmount", "Amount", "Version", "Ordinal", "AccountId", "Position", "ProductId", "Sku",
    "Name", "Unit", "IsRecurring", "Quantity", "ListPrice", "DiscountPercent", "NetPrice", "BaseQuantity", "TaxClass", "TaxCategory",
    "TaxRate")
VALUES
    ('01a22a57-8276-794f-889e-05c8732ce2a6', '01a22a57-8274-777c-9c45-08008a2bfb88', '2026-09-24', '2027-09-23', 6000.0000, 6000.0000,
     '17e92376-6212-4d2e-98fa-2cbbcb193751', 117703095604377935, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1,
     '01a22a57-36a7-704b-9a86-8440667b4640', 'SEAT-1', 'Core seats', 'user', true, 10.0000, 50.000000, 0.0000, 50.000000, 1.0000,
     'software', 'S', 19.0000),
    ('01a22a57-8277-72d8-b15b-fa92278f20e0', '01a22a57-8274-777c-9c45-08008a2bfb88', '2026-09-24', '2026-09-24', 900.0000, 900.0000,
     '0c86a14c-8182-4ce3-994b-cafdb7f9ef8d', 117703095604441816, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 2,
     '01a22a57-36aa-7365-b80f-bd8381d0e760', 'WORK-1', 'Workshop', 'unit', false, 1.0000, 900.000000, 0.0000, 900.000000, 1.0000,
     'service', 'S', 19.0000),
    ('01a22a57-ba33-75a4-8519-fcdcb220b154', '01a22a57-ba33-7aad-b751-dbdbeda08d3e', '2026-11-23', '2027-02-22', 300.0000, 300.0000,
     'c439a8c3-648e-47cc-8e1b-b27e9ff31860', 117703096539512151, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1,
     '01a22a57-36a7-704b-9a86-8440667b4640', 'SEAT-1', 'Core seats', 'user', true, 2.0000, 50.000000, 0.0000, 50.000000, 1.0000,
     'software', 'S', 19.0000);

INSERT INTO "InstalledProducts"
    ("Id", "AccountId", "ContractId", "OrderId", "OrderLineId", "ProductId", "Sku", "Name", "Unit", "IsRecurring", "Quantity", "Currency",
    "NetPrice", "BaseQuantity", "AnnualAmount", "StartsOn", "EndsOn", "SearchText", "Version", "Ordinal")
VALUES
    ('01a22a57-8278-787c-a750-1f4d47de6b4f', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-8264-7df8-93cc-a9674acfcff9',
     '01a22a57-8274-777c-9c45-08008a2bfb88', '01a22a57-8276-794f-889e-05c8732ce2a6', '01a22a57-36a7-704b-9a86-8440667b4640', 'SEAT-1',
     'Core seats', 'user', true, 10.0000, 'USD', 50.000000, 1.0000, 6000.0000, '2026-09-24', '2027-09-23', 'CORE SEATS SEAT-1',
     'ca26cd41-1b17-48cc-a20e-2fb1802facf5', 117703095604508796),
    ('01a22a57-8279-777a-979a-9226dded26d5', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-8264-7df8-93cc-a9674acfcff9',
     '01a22a57-8274-777c-9c45-08008a2bfb88', '01a22a57-8277-72d8-b15b-fa92278f20e0', '01a22a57-36aa-7365-b80f-bd8381d0e760', 'WORK-1',
     'Workshop', 'unit', false, 1.0000, 'USD', 900.000000, 1.0000, 0.0000, '2026-09-24', NULL, 'WORKSHOP WORK-1',
     '3a29b361-af5c-4d76-8545-3f2b6a72eaa3', 117703095604574074),
    ('01a22a57-ba33-7580-bfaa-cc1e3971e1be', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-ba33-7448-a532-2a1e33c4e2cc',
     '01a22a57-ba33-7aad-b751-dbdbeda08d3e', '01a22a57-ba33-75a4-8519-fcdcb220b154', '01a22a57-36a7-704b-9a86-8440667b4640', 'SEAT-1',
     'Core seats', 'user', true, 2.0000, 'USD', 50.000000, 1.0000, 1200.0000, '2026-11-23', '2027-02-22', 'CORE SEATS SEAT-1',
     '23465b52-dea4-4314-879c-fb09c67da57b', 117703096539512152);

INSERT INTO "InvoiceAllowanceCharge"
    ("Id", "InvoiceId", "Version", "Ordinal", "AccountId", "Position", "IsCharge", "Amount", "Reason", "TaxCategory", "TaxRate")
VALUES
    ('01a22a57-bd16-76f1-ace4-6eb520ace656', '01a22a57-bd15-78d4-be67-dfb5db41f9c6', '0ba83433-ceda-43dd-89b5-49252cfb64ed',
     117703096587941617, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, false, 20.0000, 'Loyalty', 'S', 19.0000),
    ('01a22a57-bd17-7e19-b784-e47be77d3b0e', '01a22a57-bd15-78d4-be67-dfb5db41f9c6', 'f3f4dc82-3afd-4d57-bef8-f588b9db2059',
     117703096588008985, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 2, true, 5.0000, 'Freight', 'S', 19.0000);

INSERT INTO "InvoiceChanges"
    ("Id", "AccountId", "InvoiceId", "On", "Kind", "WasDueOn", "Version", "Ordinal")
VALUES
    ('01a22a57-cd37-7b7b-9bf8-38fae4a10752', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-bd15-78d4-be67-dfb5db41f9c6', '2026-11-23',
     'DueDate', '2026-11-03', '30946a6b-1350-4b1b-bc2b-ba46a0bda73f', 117703096858540923),
    ('01a22a57-cd50-7286-9641-4ee105d77dd9', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-bd1c-7710-9e81-449970db2141', '2026-11-23',
     'Dispute', '2026-11-13', '52936220-6ffa-48c0-bc1e-0d5773bbe58d', 117703096860177030);

INSERT INTO "InvoiceDisputes"
    ("Id", "AccountId", "InvoiceId", "Reason", "Text", "Lines", "RaisedById", "RaisedBy", "RaisedAt", "State", "Version", "Ordinal")
VALUES
    ('01a22a57-cd50-7105-9405-10a87808603b', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-bd1c-7710-9e81-449970db2141', 'WrongPrice',
     'The price was 225.00.', '1', '01a22a57-369e-75ed-9e9a-61c66790041c', 'Zoë Brandström', '2026-11-23T20:00:00Z', 'Open',
     '382c68ca-2655-4eab-a119-a264da1b29ef', 117703096860177031);

INSERT INTO "InvoiceLine"
    ("Id", "InvoiceId", "Version", "Ordinal", "AccountId", "Position", "Sku", "Name", "Quantity", "Unit", "Price", "BaseQuantity",
    "AllowanceAmount", "ChargeAmount", "Amount", "TaxCategory", "TaxRate", "PeriodFrom", "PeriodTo", "OrderLineId")
VALUES
    ('01a22a57-8285-74ed-8548-183f1ddc4a04', '01a22a57-8281-7033-ae24-1f329fef63cf', '9a92cd0d-045c-4b9a-aac8-cf450d43f83b',
     117703095605359853, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, 'SEAT-1', 'Core seats', 10.0000, 'user', 50.000000, 1.0000, 0.0000,
     0.0000, 500.0000, 'S', 19.0000, '2026-09-24', '2026-10-23', '01a22a57-8276-794f-889e-05c8732ce2a6'),
    ('01a22a57-828a-782d-b34b-c41a6a16cb00', '01a22a57-8281-7033-ae24-1f329fef63cf', '155dcedf-2175-4bf8-9b2b-61a5e4d97146',
     117703095605688365, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 2, 'WORK-1', 'Workshop', 1.0000, 'unit', 900.000000, 1.0000, 0.0000,
     0.0000, 900.0000, 'S', 19.0000, NULL, NULL, '01a22a57-8277-72d8-b15b-fa92278f20e0'),
    ('01a22a57-ad90-708a-9afc-387186bfc56f', '01a22a57-ad90-7314-8bb4-ec01a2cdc2eb', '2b4bf0c2-ac64-45d1-9b9c-3511e8337f9b',
     117703096327500565, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, 'SEAT-1', 'Core seats', 10.0000, 'user', 50.000000, 1.0000, 0.0000,
     0.0000, 500.0000, 'S', 19.0000, '2026-10-24', '2026-11-23', '01a22a57-8276-794f-889e-05c8732ce2a6'),
    ('01a22a57-ba33-78cd-8d71-e5a14fba9713', '01a22a57-ba33-7d34-a960-57c06780ba14', 'b2df18ad-8b2b-4bfd-8906-4600c5e7f5a0',
     117703096539512154, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, 'SEAT-1', 'Core seats', 2.0000, 'user', 50.000000, 1.0000, 0.0000,
     0.0000, 300.0000, 'S', 19.0000, '2026-11-23', '2027-02-22', '01a22a57-ba33-75a4-8519-fcdcb220b154'),
    ('01a22a57-bd15-745c-b335-86bc6d109b8b', '01a22a57-bd15-78d4-be67-dfb5db41f9c6', 'f435cadc-26c6-440d-b3f4-b2651aaa189b',
     117703096587876565, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, NULL, 'Consulting', 2.0000, 'day', 100.000000, 1.0000, 0.0000, 0.0000,
     200.0000, 'S', 19.0000, NULL, NULL, NULL),
    ('01a22a57-bd1c-7c06-8540-12afa14e198b', '01a22a57-bd1c-7710-9e81-449970db2141', '7c10e678-4952-4545-995c-f1485c952e25',
     117703096588336134, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, NULL, 'Core seats', 1.0000, 'unit', 250.000000, 1.0000, 0.0000, 0.0000,
     250.0000, 'Z', 0.0000, NULL, NULL, NULL),
    ('01a22a57-bd1d-7e94-b02c-2dc8f53cbe65', '01a22a57-bd1d-7fa9-b044-922e56460738', '374901d8-f4de-4fe6-bfb5-da77427bd10b',
     117703096588402602, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, NULL, 'Core seats', 1.0000, 'unit', 99.500000, 1.0000, 0.0000, 0.0000,
     99.5000, 'Z', 0.0000, NULL, NULL, NULL),
    ('01a22a57-d800-7cf5-805d-fa0a54a4702d', '01a22a57-d800-7d44-bf3f-0f97b29dff5c', '723980a4-8178-4055-8e96-dc5772bb01ab',
     117703097039486277, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, NULL, 'Core seats', 1.0000, 'unit', 80.000000, 1.0000, 0.0000, 0.0000,
     80.0000, 'Z', 0.0000, NULL, NULL, NULL);

INSERT INTO "ReminderNotices"
    ("Id", "AccountId", "Currency", "On", "Version", "Ordinal")
VALUES
    ('01a22a57-d153-73c6-ac56-d7ee21412e8b', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'USD', '2026-11-22',
     '1bb1e1d4-7e15-4e28-8f43-ae9ce7cecc0b', 117703096927482822);

INSERT INTO "InvoiceReminders"
    ("Id", "AccountId", "NoticeId", "InvoiceId", "ContractId", "Step", "Version", "Ordinal")
VALUES
    ('01a22a57-d154-7b1e-ad91-29854c4002ae', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-d153-73c6-ac56-d7ee21412e8b',
     '01a22a57-bd1c-7710-9e81-449970db2141', '01a22a57-8264-7df8-93cc-a9674acfcff9', 7, '5fd66026-c0af-4293-b859-d5fc732840f7',
     117703096927550238);

INSERT INTO "InvoiceTax"
    ("Id", "InvoiceId", "Version", "Ordinal", "AccountId", "Position", "TaxCategory", "TaxRate", "TaxableAmount", "TaxAmount")
VALUES
    ('01a22a57-828b-740d-9a8a-3b72b6f1bf22', '01a22a57-8281-7033-ae24-1f329fef63cf', '99ec3911-571f-47c8-8467-25763fdf7248',
     117703095605752845, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, 'S', 19.0000, 1400.0000, 266.0000),
    ('01a22a57-ad90-7511-bc6d-a5c05364a5b5', '01a22a57-ad90-7314-8bb4-ec01a2cdc2eb', '18590188-8dbb-4e7b-8f99-2b4d3292fdeb',
     117703096327501073, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, 'S', 19.0000, 500.0000, 95.0000),
    ('01a22a57-ba33-7502-9fc8-114eeff0b738', '01a22a57-ba33-7d34-a960-57c06780ba14', 'c387a750-2178-4ad0-b5b8-c53ae14759e7',
     117703096539512155, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, 'S', 19.0000, 300.0000, 57.0000),
    ('01a22a57-bd15-749c-91d4-17ea24080e90', '01a22a57-bd15-78d4-be67-dfb5db41f9c6', '38dc9d93-83fa-43ad-85ba-ee4c8bf7981b',
     117703096587876566, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, 'S', 19.0000, 185.0000, 35.1500),
    ('01a22a57-bd1d-76da-8509-488d2707578b', '01a22a57-bd1c-7710-9e81-449970db2141', 'a5cbea5e-8314-459b-87ef-8766d1d41ae5',
     117703096588400346, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, 'Z', 0.0000, 250.0000, 0.0000),
    ('01a22a57-bd1d-7f08-8880-001163b8d17c', '01a22a57-bd1d-7fa9-b044-922e56460738', '23bda843-88e3-4c74-b91d-bef13609096d',
     117703096588402603, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, 'Z', 0.0000, 99.5000, 0.0000),
    ('01a22a57-d800-7cf3-9689-2be037bd940f', '01a22a57-d800-7d44-bf3f-0f97b29dff5c', '817871fa-97bb-4df6-b015-c842a7b9ef7f',
     117703097039486278, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, 'Z', 0.0000, 80.0000, 0.0000);

INSERT INTO "LedgerEntries"
    ("Id", "AccountId", "Kind", "InvoiceId", "CreditMemoId", "PaymentId", "ContractId", "Number", "Slug", "Currency", "Amount",
    "DocumentOn", "PostedOn", "RecordedAt", "Version", "Ordinal")
VALUES
    ('01a22a57-8290-7cca-ac5c-8e022382075c', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'Invoice', '01a22a57-8281-7033-ae24-1f329fef63cf',
     NULL, NULL, '01a22a57-8264-7df8-93cc-a9674acfcff9', 'INV1-00000001', 'INV1-00000001', 'USD', 1666.0000, '2026-09-24', '2026-09-24',
     '2026-09-24T20:00:00Z', 'aa055e86-8742-4a0d-b44e-9983c67b9291', 117703095606082762),
    ('01a22a57-ad92-7e8b-87c3-cba993c1dd26', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'Invoice', '01a22a57-ad90-7314-8bb4-ec01a2cdc2eb',
     NULL, NULL, '01a22a57-8264-7df8-93cc-a9674acfcff9', 'INV1-00000002', 'INV1-00000002', 'USD', 595.0000, '2026-10-24', '2026-10-24',
     '2026-10-24T20:00:00Z', 'dd2d8fb2-a858-4755-bb12-908d4a93c068', 117703096327634571),
    ('01a22a57-b4e2-71b8-8873-650138267c94', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'Payment', NULL, NULL,
     '01a22a57-b43e-7183-9ccc-6e84a7827970', NULL, 'PAY-00000001', 'PAY-00000001', 'USD', -1666.0000, '2026-10-24', '2026-10-24',
     '2026-10-24T20:00:00Z', '5c389527-374b-4f79-865c-a6e8ae69109f', 117703096450314680),
    ('01a22a57-ba35-758a-bc60-d31763f8cb5e', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'Invoice', '01a22a57-ba33-7d34-a960-57c06780ba14',
     NULL, NULL, '01a22a57-ba33-7448-a532-2a1e33c4e2cc', 'INV1-00000003', 'INV1-00000003', 'USD', 357.0000, '2026-11-23', '2026-11-23',
     '2026-11-23T20:00:00Z', 'b8ca0253-6205-4a68-ab0d-24743ec0811c', 117703096539641226),
    ('01a22a57-c471-7e09-8268-28992308dc5e', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'Invoice', '01a22a57-bd15-78d4-be67-dfb5db41f9c6',
     NULL, NULL, NULL, 'R-2026/118', 'R-2026-118', 'USD', 220.1500, '2026-10-04', '2026-10-04', '2026-11-23T20:00:00Z',
     '3b069d91-951f-4fd8-841a-190bfce336f7', 117703096711347721),
    ('01a22a57-c519-7cce-8644-f8c48d952003', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'CreditMemo', NULL,
     '01a22a57-bd18-70b0-9f3d-791309eebfa6', NULL, NULL, 'G-2026/7', 'G-2026-7', 'USD', -59.5000, '2026-10-24', '2026-10-24',
     '2026-11-23T20:00:00Z', '0b22c9ea-0003-4096-a0f6-a8cf8fdae533', 117703096722357454),
    ('01a22a57-c51f-7e7a-a945-97e92abd2573', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'Invoice', '01a22a57-bd1c-7710-9e81-449970db2141',
     NULL, NULL, '01a22a57-8264-7df8-93cc-a9674acfcff9', 'R-2026/119', 'R-2026-119', 'USD', 250.0000, '2026-10-14', '2026-10-14',
     '2026-11-23T20:00:00Z', '3a051cd3-c9e4-4506-80aa-8e49f52e4184', 117703096722751098),
    ('01a22a57-c520-7ee3-b080-e814e9a2359d', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'Invoice', '01a22a57-bd1d-7fa9-b044-922e56460738',
     NULL, NULL, '01a22a57-8264-7df8-93cc-a9674acfcff9', 'R-2026/120', 'R-2026-120', 'USD', 99.5000, '2026-11-23', '2026-11-23',
     '2026-11-23T20:00:00Z', '6ddefdc7-dd64-4515-8b16-24a094baffc9', 117703096722816739),
    ('01a22a57-c521-7dd0-913c-3af89f0cc2c9', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'Payment', NULL, NULL,
     '01a22a57-bd1d-762d-b08a-ae90f531cb66', NULL, 'PAY-BANK-1', 'PAY-BANK-1', 'USD', -300.0000, '2026-11-18', '2026-11-18',
     '2026-11-23T20:00:00Z', '07af39fa-f3cd-418e-a354-fac9b44040c0', 117703096722882000),
    ('01a22a57-d801-76a8-95b6-7e35b11ca360', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'Invoice', '01a22a57-d800-7d44-bf3f-0f97b29dff5c',
     NULL, NULL, NULL, 'R-2026/121', 'R-2026-121', 'USD', 80.0000, '2026-11-13', '2026-11-13', '2026-11-23T20:00:00Z',
     '47307781-0e7c-426e-90a8-eb9394e984ea', 117703097039550120),
    ('01a22a57-dc52-7974-97b8-04d9ab1eeffa', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'Payment', NULL, NULL,
     '01a22a57-dc44-73eb-93db-095a4aa798fe', NULL, 'PAY-00000002', 'PAY-00000002', 'USD', -80.0000, '2026-11-23', '2026-11-23',
     '2026-11-23T20:00:00Z', '15c47947-98e8-4e59-91f7-a23a673941de', 117703097111968116),
    ('01a22a57-e2fd-7cd9-a117-a7756e5a65ef', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'Refund', NULL, NULL,
     '01a22a57-dc44-73eb-93db-095a4aa798fe', NULL, 'PAY-00000002', 'PAY-00000002', 'USD', 30.0000, '2026-11-23', '2026-11-23',
     '2026-11-23T21:00:00Z', '6f8adaf5-c064-4605-b038-54effd45c99c', 117703097223838937);

INSERT INTO "MethodSetups"
    ("Id", "AccountId", "Key", "Gateway", "UserId", "StartedBy", "StartedByEmail", "ResultUrl", "StartedAt", "ExpiresAt", "Version",
    "Ordinal")
VALUES
    ('01a22a57-d0ef-70f6-8b33-c2bf2e65483d', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'd12c3e0b-dbe4-4d12-8805-8ec42dfd8a6c', 'Simulated',
     '01a22a57-369e-75ed-9e9a-61c66790041c', 'Zoë Brandström', 'admin1@acme.example', '/PaymentMethods', '2026-11-23T20:00:00Z',
     '2026-11-23T20:30:00Z', 'ecb707f5-562a-48cf-8a0e-7eb6a3ea1e83', 117703096920928502);

INSERT INTO "OrderCancellations"
    ("Id", "AccountId", "OrderId", "Reason", "Currency", "CreditedAmount", "CanceledById", "CanceledBy", "CanceledAt", "Version", "Ordinal")
VALUES
    ('01a22a57-bbd9-7b69-83c5-6ef1d7d57b7e', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-ba33-7aad-b751-dbdbeda08d3e',
     'Ordered twice', 'USD', 0.0000, '01a22a57-369e-75ed-9e9a-61c66790041c', 'Zoë Brandström', '2026-11-23T20:00:00Z',
     '24dba8b3-312c-4798-917c-e55cf04e50cb', 117703096567167849);

INSERT INTO "OutboxMessages"
    ("Id", "Kind", "To", "ToName", "ForAccountId", "SubjectId", "Data", "Status", "Attempts", "CreatedAt", "NextAttemptAt", "Version",
    "Ordinal")
VALUES
    ('01a22a57-8910-7258-b7ec-badb39c76981', 'QuoteAccepted', 'admin1@acme.example', 'Zoë Brandström',
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-8274-777c-9c45-08008a2bfb88', NULL, 'Waiting', 0, '2026-09-24T20:00:00Z',
     '2026-09-24T20:00:00Z', 'd590bc34-203d-4e94-9313-e4c69d77b0c1', 117703095715131992),
    ('01a22a57-89a0-73ca-8483-04a7d5dafb6e', 'QuoteAcceptedForExecutive', 'noemie@vendor.example', 'Noémie Lefèvre',
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-8274-777c-9c45-08008a2bfb88', NULL, 'Waiting', 0, '2026-09-24T20:00:00Z',
     '2026-09-24T20:00:00Z', '7010115d-aed2-4f33-9a1d-351c27c5a764', 117703095724569546),
    ('01a22a57-89a1-7ac7-8eff-487d91a19606', 'InvoiceReady', 'admin1@acme.example', 'Zoë Brandström',
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-8281-7033-ae24-1f329fef63cf', NULL, 'Waiting', 0, '2026-09-24T20:00:00Z',
     '2026-09-24T20:00:00Z', '73b3e45e-2627-4cbd-8a25-e8e8d3ee5e41', 117703095724636871),
    ('01a22a57-9882-76af-89d1-c40963a422aa', 'BillingDetailsChangedForExecutive', 'noemie@vendor.example', 'Noémie Lefèvre',
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-973f-7efe-9b12-22ad0663e06b', NULL, 'Waiting', 0, '2026-09-24T20:00:00Z',
     '2026-09-24T20:00:00Z', 'ceeb6c11-fd01-4ab0-90fd-d9318a159e68', 117703095974262447),
    ('01a22a57-9886-742c-b7e2-5c01e1fef662', 'BillingDetailsChanged', 'admin1@acme.example', 'Zoë Brandström',
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-973f-7efe-9b12-22ad0663e06b', NULL, 'Waiting', 0, '2026-09-24T20:00:00Z',
     '2026-09-24T20:00:00Z', 'b65a9c21-593f-4e42-b806-39f2161c8bb3', 117703095974523948),
    ('01a22a57-9889-76ff-ad00-56cf9b58d50c', 'BillingDetailsChanged', 'kofi@acme.example', 'Kofi Mensah',
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-973f-7efe-9b12-22ad0663e06b', NULL, 'Waiting', 0, '2026-09-24T20:00:00Z',
     '2026-09-24T20:00:00Z', 'b17ce6ef-696c-41f4-92c9-db0f5feb7f40', 117703095974721279),
    ('01a22a57-a6b9-763c-ac19-064341315374', 'AutopayAnnounced', 'admin1@acme.example', 'Zoë Brandström',
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-8281-7033-ae24-1f329fef63cf',
     '{"Amount":1666.0000,"On":"2026-10-24","Method":"Visa ending in 4242","Code":null,"Reason":null,"RetryOn":null}', 'Waiting', 0,
     '2026-10-21T20:00:00Z', '2026-10-21T20:00:00Z', 'a5044b09-09c4-4a3b-b2c0-9c643c3bb8a4', 117703096212747836),
    ('01a22a57-a6b9-7d4d-b35f-9c58963b174b', 'AutopayAnnounced', 'kofi@acme.example', 'Kofi Mensah',
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-8281-7033-ae24-1f329fef63cf',
     '{"Amount":1666.0000,"On":"2026-10-24","Method":"Visa ending in 4242","Code":null,"Reason":null,"RetryOn":null}', 'Waiting', 0,
     '2026-10-21T20:00:00Z', '2026-10-21T20:00:00Z', '8e26b395-7afe-4831-ac23-cfe8cf852fba', 117703096212749645),
    ('01a22a57-ad98-768a-b9a1-68266c7486b2', 'InvoiceReady', 'admin1@acme.example', 'Zoë Brandström',
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-ad90-7314-8bb4-ec01a2cdc2eb', NULL, 'Waiting', 0, '2026-10-24T20:00:00Z',
     '2026-10-24T20:00:00Z', '2b3d1aae-4495-47cd-a3e0-d085cf8328aa', 117703096328026034),
    ('01a22a57-ad98-77b1-bc0d-7352ad5b5dd1', 'InvoiceReady', 'kofi@acme.example', 'Kofi Mensah', '01a22a57-369c-7b14-8242-2f0d1cad9ba3',
     '01a22a57-ad90-7314-8bb4-ec01a2cdc2eb', NULL, 'Waiting', 0, '2026-10-24T20:00:00Z', '2026-10-24T20:00:00Z',
     '127b3688-6f5b-4653-8d0f-486e9a929271', 117703096328026033),
    ('01a22a57-b712-7095-8e3e-0701ff4da280', 'PaymentReceived', 'admin1@acme.example', 'Zoë Brandström',
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-b43e-7183-9ccc-6e84a7827970', NULL, 'Waiting', 0, '2026-10-24T20:00:00Z',
     '2026-10-24T20:00:00Z', 'a25e0834-236c-47d2-af9b-a6094fea72d1', 117703096487016310),
    ('01a22a57-b712-7775-9fa0-e5bad64f3867', 'PaymentReceived', 'kofi@acme.example', 'Kofi Mensah', '01a22a57-369c-7b14-8242-2f0d1cad9ba3',
     '01a22a57-b43e-7183-9ccc-6e84a7827970', NULL, 'Waiting', 0, '2026-10-24T20:00:00Z', '2026-10-24T20:00:00Z',
     '387ef7d1-0072-4f5c-87c6-2f302fe19c26', 117703096487016309),
    ('01a22a57-b977-79ed-9266-e1f7a500ef49', 'AutopayAnnounced', 'kofi@acme.example', 'Kofi Mensah',
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-ad90-7314-8bb4-ec01a2cdc2eb',
     '{"Amount":595.0000,"On":"2026-11-23","Method":"Visa ending in 4242","Code":null,"Reason":null,"RetryOn":null}', 'Waiting', 0,
     '2026-11-20T20:00:00Z', '2026-11-20T20:00:00Z', 'abe0dd9b-deb4-416b-969b-2070c50a29f7', 117703096527191318),
    ('01a22a57-b977-7d15-bd9f-92de4d3abc2f', 'AutopayAnnounced', 'admin1@acme.example', 'Zoë Brandström',
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-ad90-7314-8bb4-ec01a2cdc2eb',
     '{"Amount":595.0000,"On":"2026-11-23","Method":"Visa ending in 4242","Code":null,"Reason":null,"RetryOn":null}', 'Waiting', 0,
     '2026-11-20T20:00:00Z', '2026-11-20T20:00:00Z', '2b9465de-9b9c-40b8-85dd-84661f03215f', 117703096527191317),
    ('01a22a57-ba3d-7519-98f6-7d41c853f26d', 'QuoteAcceptedForExecutive', 'noemie@vendor.example', 'Noémie Lefèvre',
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-ba33-7aad-b751-dbdbeda08d3e', NULL, 'Waiting', 0, '2026-11-23T20:00:00Z',
     '2026-11-23T20:00:00Z', '87acca93-f252-4c78-99c9-17c301d28dd3', 117703096540167307),
    ('01a22a57-ba3d-7c8a-9c78-68bae1dd7db4', 'QuoteAccepted', 'admin1@acme.example', 'Zoë Brandström',
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-ba33-7aad-b751-dbdbeda08d3e', NULL, 'Waiting', 0, '2026-11-23T20:00:00Z',
     '2026-11-23T20:00:00Z', 'cdca4637-9975-4aed-82c7-c995469aa76c', 117703096540167306),
    ('01a22a57-ba3d-7d4f-85ca-10f3b0074148', 'InvoiceReady', 'admin1@acme.example', 'Zoë Brandström',
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-ba33-7d34-a960-57c06780ba14', NULL, 'Waiting', 0, '2026-11-23T20:00:00Z',
     '2026-11-23T20:00:00Z', '9e785fb0-8db3-44f7-a44d-0b65e6e1b42c', 117703096540167503),
    ('01a22a57-dc6c-786a-9486-970a6e3cd6bd', 'PaymentReceived', 'admin1@acme.example', 'Zoë Brandström',
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-dc44-73eb-93db-095a4aa798fe', NULL, 'Waiting', 0, '2026-11-23T20:00:00Z',
     '2026-11-23T20:00:00Z', 'e043dd24-c941-4acf-a92a-c13dca4d664c', 117703097113671786),
    ('01a22a57-e369-73d5-8ca5-f69fdce9074a', 'PaymentReversed', 'admin1@acme.example', 'Zoë Brandström',
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-e1e8-7778-904c-aff5348e0412', NULL, 'Waiting', 0, '2026-11-23T21:00:00Z',
     '2026-11-23T21:00:00Z', '9db651b8-1b3d-4e22-ad41-333b19e573d7', 117703097230917270),
    ('01a22a57-e378-7475-8e74-f96c7d01c4fa', 'PaymentNeedsAttention', 'billing@vendor.example', 'Vendor billing',
     '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-dc44-73eb-93db-095a4aa798fe',
     '{"Sentence":"30.00 USD of payment PAY-00000002 was paid back. Open again: 30.00 USD of R-2026/121."}', 'Waiting', 0,
     '2026-11-23T21:00:00Z', '2026-11-23T21:00:00Z', '54ea12fc-8e5c-4799-882a-213294211ef6', 117703097231897717);

INSERT INTO "PaymentAttemptPart"
    ("Id", "AccountId", "AttemptId", "Position", "InvoiceId", "InvoiceNumber", "InvoiceSlug", "Amount", "Version", "Ordinal")
VALUES
    ('01a22a57-af58-7cb5-b241-ba400bdfcaa1', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-af55-7c89-96b3-c2209bc08725', 1,
     '01a22a57-8281-7033-ae24-1f329fef63cf', 'INV1-00000001', 'INV1-00000001', 1666.0000, '95e7c5e3-7d80-4048-ab9b-70f2f2c65648',
     117703096357387445),
    ('01a22a57-d89a-7a45-86fe-d74c3db16b52', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-d899-71ef-8d76-dda4280a857f', 1,
     '01a22a57-d800-7d44-bf3f-0f97b29dff5c', 'R-2026/121', 'R-2026-121', 80.0000, 'c8073b3a-069e-4ea7-8783-f62bc3770df7',
     117703097049578053),
    ('01a22a57-e69f-70b8-9ff6-fe0d0bb3a075', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-e69f-7b95-8fd6-5107dd6e10d1', 1,
     '01a22a57-bd1d-7fa9-b044-922e56460738', 'R-2026/120', 'R-2026-120', 99.5000, 'd03a79b4-db5a-416e-bbec-498073329f24',
     117703097284787094);

INSERT INTO "PaymentPromises"
    ("Id", "AccountId", "InvoiceId", "Currency", "Amount", "PromisedOn", "MadeById", "MadeBy", "MadeAt", "State", "Version", "Ordinal")
VALUES
    ('01a22a57-d058-7ec1-9a36-4af70c71bb5b', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-bd15-78d4-be67-dfb5db41f9c6', 'USD',
     50.0000, '2026-11-27', '01a22a57-369e-75ed-9e9a-61c66790041c', 'Zoë Brandström', '2026-11-23T20:00:00Z', 'Open',
     '6a1e09f0-4d20-4547-a5d8-74b7460cf6b0', 117703096911036097);

INSERT INTO "PaymentReversals"
    ("Id", "AccountId", "PaymentId", "Kind", "Reference", "Amount", "Currency", "On", "RecordedAt", "Version", "Ordinal")
VALUES
    ('01a22a57-e1e8-7778-904c-aff5348e0412', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-dc44-73eb-93db-095a4aa798fe', 'Refund',
     're_PAY-00000002', 30.0000, 'USD', '2026-11-23', '2026-11-23T21:00:00Z', '3d7640c1-a141-4602-afd4-e1dd2bc8f22c', 117703097205684088);

INSERT INTO "QuoteApprovals"
    ("Id", "AccountId", "QuoteId", "State", "RequestedById", "RequestedBy", "RequestedByEmail", "RequestedByTitle", "IpAddress",
    "RequestedAt", "PaymentArrangement", "PoNumber", "BillTo_City", "BillTo_Country", "BillTo_Line1", "BillTo_Name", "BillTo_PostalCode",
    "Version", "Ordinal")
VALUES
    ('01a22a57-f8a5-7576-9b24-fa1b2e68f92b', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-f69b-7eea-b30f-963b8e9f4a15', 'Requested',
     '01a22a57-369e-75ed-9e9a-61c66790041c', 'Zoë Brandström', 'admin1@acme.example', 'Head of IT', '203.0.113.7', '2026-11-23T21:00:00Z',
     'Invoice', '4500-118', 'Stuttgart', 'DE', 'Industriestraße 14', 'Acme GmbH', '70565', 'c8b50da4-bb0b-44b9-ad56-8037e837c4c4',
     117703097587168630);

INSERT INTO "QuoteLine"
    ("Id", "QuoteId", "Version", "Ordinal", "AccountId", "Position", "ProductId", "Sku", "Name", "Unit", "IsRecurring", "Quantity",
    "ListPrice", "DiscountPercent", "NetPrice", "BaseQuantity", "TaxClass", "TaxCategory", "TaxRate")
VALUES
    ('01a22a57-5937-7169-9d37-ea5ace4caf34', '01a22a57-5928-717d-96a4-a2e85febbeed', '906c21cb-df48-4591-9f88-dd191691cda0',
     117703094912381289, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, '01a22a57-36a7-704b-9a86-8440667b4640', 'SEAT-1', 'Core seats', 'user',
     true, 10.0000, 50.000000, 0.0000, 50.000000, 1.0000, 'software', 'S', 19.0000),
    ('01a22a57-5939-7226-a59c-446e831be56c', '01a22a57-5928-717d-96a4-a2e85febbeed', 'b5a50996-f2c2-417d-a855-ae84603dfd8f',
     117703094912512550, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 2, '01a22a57-36aa-7365-b80f-bd8381d0e760', 'WORK-1', 'Workshop', 'unit',
     false, 1.0000, 900.000000, 0.0000, 900.000000, 1.0000, 'service', 'S', 19.0000),
    ('01a22a57-b995-7703-8294-15ba9f868fcf', '01a22a57-b995-7e4b-a7a5-ce2693b41c44', '76c5fe56-ad3c-4fc1-8886-533e93ea63f3',
     117703096529157708, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, '01a22a57-36a7-704b-9a86-8440667b4640', 'SEAT-1', 'Core seats', 'user',
     true, 2.0000, 50.000000, 0.0000, 50.000000, 1.0000, 'software', 'S', 19.0000),
    ('01a22a57-e7a8-7356-a0e2-6d56c8df94d1', '01a22a57-e7a8-7aef-a847-189adcafa075', '6e1691f1-3277-4855-9bfe-16b7c36d38d3',
     117703097302153968, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, '01a22a57-36a7-704b-9a86-8440667b4640', 'SEAT-1', 'Core seats', 'user',
     true, 5.0000, 50.000000, 0.0000, 50.000000, 1.0000, 'software', 'S', 19.0000),
    ('01a22a57-f66e-7899-b044-4f5fd2d80be6', '01a22a57-f66e-708a-88c0-6b6244a16a54', 'fa07542b-0ea4-46d2-bf64-83d705733d7c',
     117703097550010521, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, '01a22a57-36a7-704b-9a86-8440667b4640', 'SEAT-1', 'Core seats', 'user',
     true, 10.0000, 52.000000, 0.0000, 52.000000, 1.0000, 'software', 'S', 19.0000),
    ('01a22a57-f69b-783b-8bd2-4d04a8c16465', '01a22a57-f69b-7eea-b30f-963b8e9f4a15', '6a2e5bc0-7890-4986-a021-4bc59a78fac0',
     117703097552961259, '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 1, '01a22a57-36a7-704b-9a86-8440667b4640', 'SEAT-1', 'Core seats', 'user',
     true, 1.0000, 50.000000, 0.0000, 50.000000, 1.0000, 'software', 'S', 19.0000);

INSERT INTO "QuoteQuestions"
    ("Id", "AccountId", "QuoteId", "UserId", "UserName", "Text", "AskedAt", "Version", "Ordinal")
VALUES
    ('01a22a57-faf7-7541-92a8-53d2a575821f', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-e7a8-7aef-a847-189adcafa075',
     '01a22a57-369e-75ed-9e9a-61c66790041c', 'Zoë Brandström', 'Can we start in January?', '2026-11-23T21:00:00Z',
     '3d79f8f3-4f0f-4b46-b913-c571331602e5', 117703097626096961);

INSERT INTO "QuoteReadings"
    ("Id", "AccountId", "QuoteId", "UserId", "UserName", "FirstOpenedAt", "LastOpenedAt", "Count", "Version", "Ordinal")
VALUES
    ('01a22a57-fa70-7511-baee-911a5314b14d', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-e7a8-7aef-a847-189adcafa075',
     '01a22a57-369e-75ed-9e9a-61c66790041c', 'Zoë Brandström', '2026-11-23T21:00:00Z', '2026-11-23T21:00:00Z', 1,
     'a9a8834a-66eb-4d39-ab10-2d5a721ef536', 117703097617249553);

INSERT INTO "RefundRequests"
    ("Id", "AccountId", "PaymentId", "Currency", "Amount", "Reason", "RequestedById", "RequestedBy", "RequestedAt", "State", "Version",
    "Ordinal")
VALUES
    ('01a22a57-ce2e-7c31-a37f-e9a909a90c5b', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-bd1d-762d-b08a-ae90f531cb66', 'USD',
     50.0000, 'Paid twice', '01a22a57-369e-75ed-9e9a-61c66790041c', 'Zoë Brandström', '2026-11-23T20:00:00Z', 'Open',
     '64e17ced-d12d-43e3-bf00-b3c7318e1fc7', 117703096874728497);

INSERT INTO "Remittances"
    ("Id", "AccountId", "Number", "LegalEntityId", "Currency", "Amount", "PreparedById", "PreparedBy", "PreparedAt", "Version", "Ordinal")
VALUES
    ('01a22a57-cede-77c3-abb2-3beebeaa91f0', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'REM-00000001',
     '01a22a57-3699-70c5-82d6-8f832a312c48', 'USD', 120.1500, '01a22a57-369e-75ed-9e9a-61c66790041c', 'Zoë Brandström',
     '2026-11-23T20:00:00Z', '45b986ba-e5f0-4a94-9dc1-56be0ae01fbc', 117703096886261699);

INSERT INTO "RemittanceLine"
    ("Id", "AccountId", "RemittanceId", "Position", "InvoiceId", "InvoiceNumber", "InvoiceSlug", "Amount", "WasDisputed", "Version",
    "Ordinal")
VALUES
    ('01a22a57-cee9-7687-b034-81e6879b927b', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-cede-77c3-abb2-3beebeaa91f0', 1,
     '01a22a57-bd15-78d4-be67-dfb5db41f9c6', 'R-2026/118', 'R-2026-118', 120.1500, false, 'a465230d-d5cc-4bf2-8af1-d1130ed5fe5e',
     117703096886982279);

INSERT INTO "RenewalNotices"
    ("Id", "AccountId", "ContractId", "EndsOn", "Reason", "GivenById", "GivenBy", "GivenAt", "Version", "Ordinal")
VALUES
    ('01a22a57-bc44-7b1b-b830-364f05caf81c', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-ba33-7448-a532-2a1e33c4e2cc', '2027-02-22',
     'We move to another tool', '01a22a57-369e-75ed-9e9a-61c66790041c', 'Zoë Brandström', '2026-11-23T20:00:00Z',
     '2941f062-76a4-46fe-a01f-171053612921', 117703096574180123);

INSERT INTO "RequestRecords"
    ("Id", "AccountId", "Key", "Action", "BodyHash", "ResultUrl", "At", "Version", "Ordinal")
VALUES
    ('01a22a57-89a1-751a-9624-a1801de36af2', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'd5fffc71-8320-4bc2-99e2-06aadff77ca8',
     'quote.accepted', 'a1b633a182c1949783faada17dbaad66b3f03bdabd8fdf203807605f18cfa1a1', '/Orders/O-00000001/Confirmation',
     '2026-09-24T20:00:00Z', '9acfb587-6abb-4612-aa0a-d9f460e58ef0', 117703095724636872),
    ('01a22a57-982b-7ad8-9236-8c32f23165ad', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'a91435f7-cba4-4b07-a8d5-83397c175d53',
     'billing.changed', 'fae2a278457f3808444496ca1cd7293d329c23cecb53187b04f145b32d6241a8', '/Contracts/C-00000001',
     '2026-09-24T20:00:00Z', 'c4b764dc-d007-444c-862d-aa7079a86126', 117703095968561880),
    ('01a22a57-9ccd-7a49-ba0f-2ad0cf6d96c8', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '557c7954-fcf6-4301-98e5-1216fa73f5ed',
     'autopay.changed', 'cfa11f78906b0cffc4c4882372021fcdfdaa428ddb07a522406b7e57d47dd2bc', '/Contracts/C-00000001',
     '2026-09-24T20:00:00Z', '4be3142a-fffc-412f-8a40-5d1dd7d2f0f5', 117703096046287433),
    ('01a22a57-ba3d-732c-bb04-4f7353348329', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '9acbfe2f-73d3-4d31-b441-be658d527078',
     'quote.accepted', '48312ceea6350647f22acc20f7ce09e7fb4e6116f8249cf3a1cb6e9312760bda', '/Orders/O-00000002/Confirmation',
     '2026-11-23T20:00:00Z', '402d9963-7097-4d5f-b31e-ef97ccf31033', 117703096540167504),
    ('01a22a57-d7b3-78cf-9eba-7712e69e0b58', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'cae3e04f-d98f-460e-901b-54a78936ed55',
     'CreditApplied', '9aba8e50e2cb762f7f40a2c94802edce092e6efc5a46fd0b7a3cdb08906cd70e', '/CreditMemos/G-2026-7', '2026-11-23T20:00:00Z',
     'd2975a07-3bfa-41a7-ae90-39bf79dbbd8a', 117703097034438998),
    ('01a22a57-d8a0-7fd7-99ed-ad6931661992', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '04b64065-0b47-461c-86d6-3da825b38245',
     'PaymentStarted', '94fb807d7f518a36701a3cec384393e37c8c919fb46eb8568f7538c98e634a9f', '/Pay/PAY-00000002', '2026-11-23T20:00:00Z',
     'c278d470-4587-41f1-a7f3-05df92c9cf2c', 117703097049972695),
    ('01a22a57-e6a0-76ce-bb98-a26b26a6d244', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', 'f1a15885-9232-486d-b825-67655b31bd10',
     'PaymentStarted', 'f38221b54c4b43d0e0ce9df82f2990657b2e8a5b857060c6d77c4f6bb2994ab3', '/Pay/PAY-00000003', '2026-11-23T21:00:00Z',
     'ffa2e58b-dcfc-4976-ad26-b038c241b299', 117703097284851406);

INSERT INTO "SimulatedNotifications"
    ("Id", "EventId", "Type", "Reference", "DeliverAt", "DeliveredAt", "Version", "Ordinal")
VALUES
    ('01a22a57-da79-7deb-8d10-37fd4612f09e', 'simevt_e65ccbccd6284649a716a3736a67d7a3', 'succeeded',
     'sim_01a22a57d9187e5e804fb3f65f13df85', '2026-11-23T20:00:00Z', '2026-11-23T21:00:00Z', '7ca42ef5-614a-420f-98d4-ce6d8f963bb1',
     117703097080970731),
    ('01a22a57-de8c-70be-84db-643b1bf1a2f9', 'simevt_d3c4502fecbc4f86bcbe83925d7fb7fb', 'refunded', 'sim_01a22a57d9187e5e804fb3f65f13df85',
     '2026-11-23T21:00:00Z', '2026-11-23T21:00:00Z', '672f5145-5e8f-4350-b3cb-5fc105c92d84', 117703097149321406);

INSERT INTO "SimulatedPayments"
    ("Id", "Mode", "OwnerId", "AttemptId", "IdempotencyKey", "Reference", "Description", "Amount", "Currency", "ExpiresAt", "ReturnUrl",
    "CancelUrl", "KeepsMethod", "Outcome", "CapturedAt", "MethodToken", "Brand", "LastFour", "ExpiryMonth", "ExpiryYear", "Version",
    "Ordinal")
VALUES
    ('01a22a57-b218-7099-8fd8-d97116a8d601', 'OnFile', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-af55-7c89-96b3-c2209bc08725',
     'checkout-01a22a57af557c8996b3c2209bc08725', 'sim_01a22a57b21870998fd8d97116a8d601', 'PAY-00000001 · A-00000001: INV1-00000001',
     1666.0000, 'USD', '2026-10-24T21:00:00Z', '', '', false, 'Succeeded', '2026-10-24T20:00:00Z', NULL, NULL, NULL, NULL, NULL,
     '7d3791d4-fe53-4043-9686-3dfc0206716d', 117703096403521689),
    ('01a22a57-d918-7e5e-804f-b3f65f13df85', 'Page', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-d899-71ef-8d76-dda4280a857f',
     'checkout-01a22a57d89971ef8d76dda4280a857f-page', 'sim_01a22a57d9187e5e804fb3f65f13df85', 'PAY-00000002 · A-00000001: R-2026/121',
     80.0000, 'USD', '2026-11-23T20:35:00Z', '/Pay/x/Return', '/Pay/x', false, 'Succeeded', '2026-11-23T20:00:00Z',
     'simpm_4242424242424242_ba8051f076dd47cb96874c1ea923d12c', 'Visa', '4242', 12, 2030, '9c272c41-f12e-4159-88bf-7eafd084b311',
     117703097057836638),
    ('01a22a57-e736-7c57-b204-20207ae551af', 'Page', '01a22a57-369c-7b14-8242-2f0d1cad9ba3', '01a22a57-e69f-7b95-8fd6-5107dd6e10d1',
     'checkout-01a22a57e69f7b958fd65107dd6e10d1-page', 'sim_01a22a57e7367c57b20420207ae551af', 'PAY-00000003 · A-00000001: R-2026/120',
     99.5000, 'USD', '2026-11-23T21:35:00Z', '/Pay/x/Return', '/Pay/x', false, 'Closed', NULL, NULL, NULL, NULL, NULL, NULL,
     'bcafa560-803d-45b0-b0c6-ff86e9c059d8', 117703097294683223);

INSERT INTO "SimulatedReversals"
    ("Id", "PaymentReference", "Kind", "Reference", "Amount", "At", "Reinstated", "Version", "Ordinal")
VALUES
    ('01a22a57-de25-701c-a393-6444ce1b9c2a', 'sim_01a22a57d9187e5e804fb3f65f13df85', 'Refund', 're_PAY-00000002', 30.0000,
     '2026-11-23T21:00:00Z', false, 'ebb63c63-d02b-4daa-9e4b-a38253190dc4', 117703097142571036);
