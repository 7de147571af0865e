using Checkout.VendorOrg;

// The product's address and the portal's, as the demo starts them.
var org = new VendorWorld
{
    Address = new Uri(args.ElementAtOrDefault(0) ?? "http://localhost:5090/"),
    Portal = new Uri(args.ElementAtOrDefault(1) ?? "http://localhost:5080/"),
};
await VendorOrgApp.Create(org).RunAsync();
