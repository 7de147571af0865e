using Checkout.Web.Hosting;

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
