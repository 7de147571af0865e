using Checkout.Web.Hosting;

// What people read is English. In whose words .NET names time zones, it decides once, by the language of the server.
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");

var builder = WebApplication.CreateBuilder(args);

builder.AddPortalAddress();
builder.AddPortalLogging();
builder.AddPortalOptions();
builder.AddPortalSecurity();
builder.AddPortalData();
builder.AddPortalSignIn();
builder.AddPortalMvc();
builder.AddPortalFeatures();
builder.AddPortalHealth();

var app = builder.Build();

app.UsePortal();
app.MapPortal();

app.Run();

public partial class Program;
